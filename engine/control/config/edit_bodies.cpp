// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <vector>

#include "engine/base/words.hpp"
#include "engine/control/config/edit.hpp"
#include "engine/control/config/edit_text.hpp"
#include "engine/control/config/yaml_text.hpp"

namespace weir::control {

namespace {

constexpr std::string_view kBodiesName = "bodies";
constexpr std::string_view kBodiesOrder[] = {"keep", "days", "max_size", "key"};

// In the largest unit that it is a whole number of.
std::string sizeText(std::uint64_t bytes) {
    constexpr std::uint64_t kGiB = std::uint64_t{1} << 30;
    constexpr std::uint64_t kMiB = std::uint64_t{1} << 20;
    if (bytes % kGiB == 0) {
        return std::to_string(bytes / kGiB) + " GiB";
    }
    return bytes % kMiB == 0 ? std::to_string(bytes / kMiB) + " MiB" : std::to_string(bytes);
}

bool says(const BodyFields& fields, const admin::KeepBodies& bodies) {
    return fields.keep.value == bodies.keep && fields.days == bodies.days &&
           fields.maxSize == bodies.maxSize;
}

std::string flowGroup(const std::vector<YamlEditor::Field>& fields) {
    std::string text = "{";
    for (const auto& [name, value] : fields) {
        text += (text.size() > 1 ? ", " : "") + name + ": " + value;
    }
    return text + '}';
}

Result<void> writeNew(YamlEditor& editor, const std::vector<YamlEditor::Field>& fields) {
    std::vector<std::string_view> names;
    for (const YamlMember& member : editor.root()->members) {
        names.push_back(member.key.scalar);
    }
    // The names are those of the nodes, which go with the change.
    const std::vector<std::string> kept(names.begin(), names.end());
    return editor.set(*editor.root(), {std::string(kBodiesName), flowGroup(fields)},
                      std::vector<std::string_view>(kept.begin(), kept.end()));
}

Result<void> writeEach(YamlEditor& editor, const std::vector<YamlEditor::Field>& fields) {
    for (const YamlEditor::Field& field : fields) {
        const auto* place = std::ranges::find(kBodiesOrder, field.first);
        const YamlNode& group = *editor.root()->find(kBodiesName);
        if (auto done = editor.set(group, field, std::span(std::begin(kBodiesOrder), place));
            !done) {
            return done;
        }
    }
    return {};
}

}  // namespace

Result<std::string> setBodies(std::string_view text, const admin::KeepBodies& bodies,
                              std::string_view key) {
    const auto before = readSound(text);
    if (!before) {
        return before.error();
    }
    auto editor = openWithRoot(text);
    if (!editor) {
        return std::move(editor.error());
    }
    std::vector<YamlEditor::Field> fields{{"keep", std::string(wordOf(bodies.keep))},
                                          {"days", std::to_string(bodies.days)},
                                          {"max_size", sizeText(bodies.maxSize)}};
    if (before->bodies.key.value.empty() && !key.empty()) {
        fields.emplace_back("key", renderScalar(key));
    }
    const YamlNode* group = editor->root()->find(kBodiesName);
    const bool hasFields =
        group != nullptr && group->kind == YamlNode::Kind::Mapping && !group->members.empty();
    const auto done = hasFields ? writeEach(*editor, fields) : writeNew(*editor, fields);
    if (!done) {
        return done.error();
    }
    const auto after = readSound(editor->text());
    if (!after) {
        return after.error();
    }
    if (!says(after->bodies, bodies)) {
        return Error::invalid("The document is written in a way that cannot be changed here.",
                              "Change it in an editor.");
    }
    return editor->text();
}

}  // namespace weir::control
