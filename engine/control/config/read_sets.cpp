// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/read_sets.hpp"

#include "engine/base/named_set.hpp"

namespace weir::control {

namespace {

constexpr FieldRule<SetFields> kSet[] = {
    {"name",
     [](ValueReader& r, const YamlNode& n, SetFields& f) { f.name = r.placedText(n, "name"); }},
    {"of",
     [](ValueReader& r, const YamlNode& n, SetFields& f) {
         f.of = {r.wordAmong<RouteField>(n, "of", mayBeSet).value_or(RouteField::Team), n.place};
     }},
    {"values",
     [](ValueReader& r, const YamlNode& n, SetFields& f) {
         f.valuesPlace = n.place;
         f.values = r.oneOrMore(n, "values");
     }},
};

}  // namespace

void readSet(ValueReader& reader, const YamlNode& node, SetFields& set) {
    reader.fields<SetFields>(node, kSet, "a set", set);
    if (node.kind == YamlNode::Kind::Mapping && set.of.place.line == 0) {
        reader.problem(node.place, "a set does not say what its values are names of",
                       "Write of: team, or model, key, user, tier or tag.");
    }
}

}  // namespace weir::control
