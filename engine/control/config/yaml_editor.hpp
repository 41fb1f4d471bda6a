// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/config/yaml_node.hpp"

namespace weir::control {

// Changes single members and items of a YAML text in place. It knows no document, only YAML: after
// every change the text is read again, so that the next change sees what there is. Paths lead from
// the root through names of members and indexes of items.
class YamlEditor {
public:
    // Errors: Invalid (it cannot be read).
    static Result<YamlEditor> open(std::string_view text);

    const std::string& text() const { return m_text; }
    // Null while the text holds nothing.
    const YamlNode* root() const { return m_root ? &*m_root : nullptr; }

    // A name and what stands behind its colon, rendered.
    using Field = std::pair<std::string, std::string>;

    // Replaces the value of a member, or adds the member: after the last of those named in `after`
    // that is there, else before all others. `mapping` is a node of root().
    Result<void> set(const YamlNode& mapping, const Field& field,
                     std::span<const std::string_view> after);
    Result<void> replace(const YamlNode& value, std::string_view rendered);
    Result<void> remove(const YamlNode& mapping, std::string_view name);

    // Adds a group of fields to the list of that name at the top level, which is made if there is
    // none, in the style of its last item.
    Result<void> append(std::string_view list, std::span<const Field> fields);
    // The same for several, in one change.
    Result<void> append(std::string_view list, std::span<const std::vector<Field>> items);

    // An item with the comment that stands right above it, cut out of its list.
    struct Item {
        std::string text;
        std::uint32_t linesBefore = 0;
    };
    Result<Item> takeOut(std::string_view list, std::size_t index);
    // Where it was, byte for byte, if nothing around it has changed.
    Result<void> putBack(std::string_view list, std::size_t index, const Item& item);

private:
    // Of an item of a block list: whole lines. Of a flow list: what stands between the commas.
    struct Region {
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    Result<void> splice(Region region, std::string_view replacement);
    Result<void> insertLine(std::size_t at, std::string line);
    std::size_t blockEnd(const YamlNode& item) const;
    Region blockRegion(const YamlNode& list, std::size_t index) const;
    Region flowRegion(const YamlNode& list, std::size_t index) const;
    std::size_t commaAfter(std::size_t at) const;
    Result<void> putBackFlow(const YamlNode& list, std::size_t index, const Item& item);
    Result<void> appendToBlock(const YamlNode& list, std::span<const std::vector<Field>> items);
    std::string blockItem(std::size_t dashIndent, std::size_t gap,
                          std::span<const Field> fields) const;

    std::string m_text;
    std::optional<YamlNode> m_root;
};

}  // namespace weir::control
