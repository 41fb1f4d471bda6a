// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/edit_models.hpp"

#include <set>

#include "engine/control/config/edit_text.hpp"
#include "engine/control/config/yaml_text.hpp"

namespace weir::control {

namespace {

// The last word on every edit: the text can be read.
Result<std::string> verified(const YamlEditor& editor) {
    if (const auto after = readSound(editor.text()); !after) {
        return after.error();
    }
    return editor.text();
}

}  // namespace

Result<std::string> addModels(std::string_view text, std::span<const ModelToAdd> models) {
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    std::set<std::string_view> taken;
    for (const ModelFields& model : document->models) {
        taken.insert(model.name.value);
    }
    std::vector<std::vector<YamlEditor::Field>> items;
    for (const ModelToAdd& model : models) {
        if (!taken.insert(model.name).second) {
            return Error::conflict("There is a model \"" + model.name + "\" already.");
        }
        items.push_back(
            {{"name", renderScalar(model.name)}, {"targets", renderList(model.targets)}});
    }
    auto editor = openWithRoot(text);
    if (!editor) {
        return std::move(editor.error());
    }
    if (auto done = editor->append("models", items); !done) {
        return std::move(done.error());
    }
    return verified(*editor);
}

Result<std::string> addGroup(std::string_view text, std::string_view name,
                             std::string_view rendered) {
    auto editor = openWithRoot(text);
    if (!editor) {
        return std::move(editor.error());
    }
    if (const YamlNode* group = editor->root()->find(name); group != nullptr && !group->isNull()) {
        return Error::conflict("The document says " + std::string(name) + " already.");
    }
    // The names are those of the nodes, which go with the change.
    std::vector<std::string> names;
    for (const YamlMember& member : editor->root()->members) {
        names.push_back(member.key.scalar);
    }
    const std::vector<std::string_view> before(names.begin(), names.end());
    if (auto done =
            editor->set(*editor->root(), {std::string(name), std::string(rendered)}, before);
        !done) {
        return std::move(done.error());
    }
    return verified(*editor);
}

}  // namespace weir::control
