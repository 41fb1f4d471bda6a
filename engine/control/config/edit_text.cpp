// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/edit_text.hpp"

#include <algorithm>

#include "engine/control/config/yaml_text.hpp"

namespace weir::control {

Result<Document> readSound(std::string_view text) {
    ReadDocument read = readDocument(text);
    if (!read.document) {
        return Error::invalid(read.problems.front().text("the document") + ".",
                              "Put that right first.");
    }
    return std::move(*read.document);
}

Result<YamlEditor> openWithRoot(std::string_view text) {
    if (const auto document = readSound(text); !document) {
        return document.error();
    }
    auto editor = YamlEditor::open(text.empty() ? std::string_view("version: 1\n") : text);
    if (editor && editor->root() == nullptr) {
        // Nothing but comments: they stay on top.
        std::string longer(text);
        const std::string ending(lineEnding(text));
        longer += (text.ends_with('\n') ? "" : ending) + "version: 1" + ending;
        editor = YamlEditor::open(longer);
    }
    return editor;
}

}  // namespace weir::control
