// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/read_classify.hpp"

namespace weir::control {

namespace {

void readExamples(ValueReader& reader, const YamlNode& node, ClassifyFields& into) {
    if (node.kind != YamlNode::Kind::Mapping) {
        reader.problem(node.place, "examples are phrases by task",
                       "Write examples: {contracts: [check this contract]}.");
        return;
    }
    for (const YamlMember& member : node.members) {
        into.examples.push_back({{member.key.scalar, member.key.place},
                                 reader.oneOrMore(member.value, member.key.scalar)});
    }
}

constexpr FieldRule<ClassifyFields> kClassify[] = {
    {"always", [](ValueReader& r, const YamlNode& n,
                  auto& f) { f.always = r.truth(n, "always").value_or(f.always); }},
    {"examples", readExamples},
};

}  // namespace

void readClassify(ValueReader& reader, const YamlNode& node, ClassifyFields& into) {
    reader.fields<ClassifyFields>(node, kClassify, "classify", into);
}

}  // namespace weir::control
