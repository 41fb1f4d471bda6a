// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/yaml_editor.hpp"

#include <algorithm>

#include "engine/control/config/yaml_text.hpp"

namespace weir::control {

namespace {

std::string flowItem(std::span<const YamlEditor::Field> fields) {
    std::string text = "{";
    for (const auto& [name, value] : fields) {
        text += (text.size() > 1 ? ", " : "") + name + ": " + value;
    }
    return text + '}';
}

bool isFlow(const YamlNode& node) {
    return node.style == YamlNode::Style::Flow;
}

// Of what stands between two commas: the end of the value itself.
std::size_t endOfFirstItem(const std::string& text) {
    const ParsedYaml parsed = parseYaml('[' + text + ']');
    const bool readable = parsed.root && !parsed.root->items.empty();
    return readable ? parsed.root->items.front().end - 1 : text.size();
}

}  // namespace

Result<YamlEditor> YamlEditor::open(std::string_view text) {
    ParsedYaml parsed = parseYaml(text);
    if (hasErrors(parsed.problems)) {
        return Error::invalid(parsed.problems.front().text("the document"));
    }
    if (parsed.root && parsed.root->isNull()) {
        parsed.root.reset();
    }
    YamlEditor editor;
    editor.m_text = text;
    editor.m_root = std::move(parsed.root);
    return editor;
}

Result<void> YamlEditor::splice(Region region, std::string_view replacement) {
    std::string text = m_text;
    text.replace(region.begin, region.end - region.begin, replacement);
    auto again = open(text);
    if (!again) {
        return Error::invalid("The document is written in a way that cannot be changed here.",
                              "Change it in an editor.");
    }
    *this = std::move(*again);
    return {};
}

// A line of its own before the byte `at`, which is the start of a line or the end of the text.
Result<void> YamlEditor::insertLine(std::size_t at, std::string line) {
    const std::string_view ending = lineEnding(m_text);
    const bool afterLine = at == 0 || m_text[at - 1] == '\n';
    if (afterLine) {
        line += ending;
    } else {
        line.insert(0, ending);
    }
    return splice({at, at}, line);
}

Result<void> YamlEditor::replace(const YamlNode& value, std::string_view rendered) {
    std::string text(rendered);
    if (value.begin == value.end && value.begin > 0 && m_text[value.begin - 1] == ':') {
        text.insert(0, " ");
    }
    if (value.kind == YamlNode::Kind::Scalar && value.style == YamlNode::Style::Block) {
        text += lineEnding(m_text);
    }
    return splice({value.begin, value.end}, text);
}

Result<void> YamlEditor::set(const YamlNode& mapping, const Field& field,
                             std::span<const std::string_view> after) {
    const auto& [name, rendered] = field;
    if (const YamlMember* member = mapping.findMember(name)) {
        if (member->value.kind == YamlNode::Kind::Scalar || isFlow(member->value)) {
            return replace(member->value, rendered);
        }
        // A list one item a line becomes a value behind the colon.
        return splice({member->key.end, member->value.end}, ": " + rendered);
    }
    const YamlMember* before = nullptr;
    for (const std::string_view each : after) {
        if (const YamlMember* found = mapping.findMember(each)) {
            before = found;
        }
    }
    const std::string written = name + ": " + rendered;
    if (isFlow(mapping)) {
        if (before == nullptr) {
            return splice({mapping.begin + 1, mapping.begin + 1},
                          mapping.members.empty() ? written : written + ", ");
        }
        return splice({before->value.end, before->value.end}, ", " + written);
    }
    const YamlNode& first = mapping.members.front().key;
    const std::string indent(first.place.column - 1, ' ');
    if (before == nullptr) {
        return splice({first.begin, first.begin},
                      written + std::string(lineEnding(m_text)) + indent);
    }
    const std::size_t at = std::max(before->key.end + 1, before->value.end);
    return insertLine(lineEnd(m_text, at - 1), indent + written);
}

Result<void> YamlEditor::remove(const YamlNode& mapping, std::string_view name) {
    const auto found = std::ranges::find_if(
        mapping.members, [&](const YamlMember& member) { return member.key.scalar == name; });
    if (found == mapping.members.end()) {
        return {};
    }
    const bool last = found + 1 == mapping.members.end();
    const bool first = found == mapping.members.begin();
    if (isFlow(mapping)) {
        if (!last) {
            return splice({found->key.begin, (found + 1)->key.begin}, {});
        }
        return splice({first ? found->key.begin : (found - 1)->value.end, found->value.end}, {});
    }
    const std::size_t end = std::max(found->key.end + 1, found->value.end);
    Region lines{lineStart(m_text, found->key.begin), lineEnd(m_text, end - 1)};
    if (first && !last) {
        const std::size_t next = (found + 1)->key.begin;
        if (lines.end >= lineStart(m_text, next)) {
            // It may share its line with the dash of its item, so the next one moves up.
            return splice({found->key.begin, next}, {});
        }
        // What stands between is not its own and stays, if need be below a dash without a name.
        const std::string_view before(m_text.data() + lines.begin, found->key.begin - lines.begin);
        if (!isBlank(before)) {
            lines.begin += before.find_last_not_of(' ') + 1;
            lines.end -= lineEnding(m_text).size();
        }
        return splice(lines, {});
    }
    if (lines.end == m_text.size() && !m_text.ends_with('\n') && lines.begin > 0) {
        // A last line that was open stays open.
        lines.begin -= std::min(lines.begin, lineEnding(m_text).size());
    }
    return splice(lines, {});
}

Result<void> YamlEditor::append(std::string_view list, std::span<const Field> fields) {
    const YamlNode* value = m_root ? m_root->find(list) : nullptr;
    if (value != nullptr && value->kind == YamlNode::Kind::Sequence) {
        if (!isFlow(*value)) {
            const std::vector<Field> only(fields.begin(), fields.end());
            return appendToBlock(*value, std::span(&only, 1));
        }
        const bool comma = !value->items.empty();
        const std::size_t at = comma ? value->items.back().end : value->begin + 1;
        return splice({at, at}, (comma ? ", " : "") + flowItem(fields));
    }
    if (value != nullptr && value->isNull() && !isFlow(*m_root)) {
        const YamlMember* member = m_root->findMember(list);
        const std::size_t indent = member->key.place.column - 1 + 2;
        if (value->begin != value->end) {  // "~" or "null"
            return splice({value->begin, value->end}, '[' + flowItem(fields) + ']');
        }
        return insertLine(lineEnd(m_text, member->key.end), blockItem(indent, 2, fields));
    }
    if (m_root && isFlow(*m_root)) {
        std::vector<std::string_view> names;
        for (const YamlMember& member : m_root->members) {
            names.push_back(member.key.scalar);
        }
        return set(*m_root, {std::string(list), '[' + flowItem(fields) + ']'}, names);
    }
    const std::size_t indent = m_root ? m_root->members.front().key.place.column - 1 : 0;
    const std::string section = std::string(indent, ' ') + std::string(list) + ':' +
                                std::string(lineEnding(m_text)) + blockItem(indent + 2, 2, fields);
    return insertLine(m_text.size(), section);
}

// The first one finds the place and makes the list; the rest goes behind it in its style.
Result<void> YamlEditor::append(std::string_view list, std::span<const std::vector<Field>> items) {
    if (items.empty()) {
        return {};
    }
    if (auto done = append(list, items.front()); !done || items.size() == 1) {
        return done;
    }
    const YamlNode& value = *m_root->find(list);
    const auto rest = items.subspan(1);
    if (!isFlow(value)) {
        return appendToBlock(value, rest);
    }
    std::string text;
    for (const std::vector<Field>& fields : rest) {
        text += ", " + flowItem(fields);
    }
    return splice({value.items.back().end, value.items.back().end}, text);
}

Result<void> YamlEditor::appendToBlock(const YamlNode& list,
                                       std::span<const std::vector<Field>> items) {
    const YamlNode& last = list.items.back();
    const std::size_t dashIndent = last.dash - lineStart(m_text, last.dash);
    const std::size_t at = blockEnd(last);
    const bool sameLine = lineStart(m_text, last.begin) == lineStart(m_text, last.dash);
    const std::size_t gap = sameLine && last.begin > last.dash ? last.begin - last.dash : 2;
    std::string lines;
    for (const std::vector<Field>& fields : items) {
        lines += lines.empty() ? std::string_view() : lineEnding(m_text);
        lines += isFlow(last) ? std::string(dashIndent, ' ') + "- " + flowItem(fields)
                              : blockItem(dashIndent, gap, fields);
    }
    return insertLine(at, std::move(lines));
}

// `gap`: from the dash to the first name. Without the line break after its last line.
std::string YamlEditor::blockItem(std::size_t dashIndent, std::size_t gap,
                                  std::span<const Field> fields) const {
    std::string text = std::string(dashIndent, ' ') + '-' + std::string(gap - 1, ' ');
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) {
            text += std::string(lineEnding(m_text)) + std::string(dashIndent + gap, ' ');
        }
        text += fields[i].first + ": " + fields[i].second;
    }
    return text;
}

std::size_t YamlEditor::blockEnd(const YamlNode& item) const {
    const std::size_t last = std::max(item.dash + 1, item.end);
    return m_text[last - 1] == '\n' ? last : lineEnd(m_text, last);
}

YamlEditor::Region YamlEditor::blockRegion(const YamlNode& list, std::size_t index) const {
    const YamlNode& item = list.items[index];
    const std::size_t floor = index == 0 ? 0 : blockEnd(list.items[index - 1]);
    const std::size_t dashLine = lineStart(m_text, item.dash);
    Region region{dashLine, blockEnd(item)};
    // A comment right above an item, as far in as its dash, speaks of it and goes with it.
    while (region.begin > floor) {
        const std::size_t above = lineStart(m_text, region.begin - 1);
        const std::string_view line(m_text.data() + above, region.begin - above);
        if (!isComment(line) || indentOf(line) != item.dash - dashLine) {
            break;
        }
        region.begin = above;
    }
    return region;
}

std::size_t YamlEditor::commaAfter(std::size_t at) const {
    while (at < m_text.size() && m_text[at] != ',') {
        at = m_text[at] == '#' ? lineEnd(m_text, at) : at + 1;
    }
    return at;
}

YamlEditor::Region YamlEditor::flowRegion(const YamlNode& list, std::size_t index) const {
    return {index == 0 ? list.begin + 1 : commaAfter(list.items[index - 1].end) + 1,
            list.items[index].end};
}

Result<YamlEditor::Item> YamlEditor::takeOut(std::string_view name, std::size_t index) {
    const YamlNode& list = *m_root->find(name);
    Item item;
    Region cut;
    if (isFlow(list)) {
        // Up to the comma behind it, or to the bracket; with one comma.
        Region region = flowRegion(list, index);
        const std::size_t itsEnd = region.end;
        const bool last = index + 1 == list.items.size();
        region.end = last ? list.end - 1 : commaAfter(itsEnd);
        item.text = m_text.substr(region.begin, region.end - region.begin);
        if (last && index > 0) {
            // What stands before the bracket was there before the item was.
            cut = {region.begin - 1, itsEnd};
        } else {
            cut = {region.begin, last ? region.end : region.end + 1};
        }
    } else {
        cut = blockRegion(list, index);
        item.text = m_text.substr(cut.begin, cut.end - cut.begin);
        const std::size_t before = index == 0 ? lineEnd(m_text, m_root->findMember(name)->key.end)
                                              : blockEnd(list.items[index - 1]);
        item.linesBefore = static_cast<std::uint32_t>(
            std::count(m_text.begin() + static_cast<std::ptrdiff_t>(before),
                       m_text.begin() + static_cast<std::ptrdiff_t>(cut.begin), '\n'));
    }
    if (auto done = splice(cut, {}); !done) {
        return std::move(done.error());
    }
    return item;
}

Result<void> YamlEditor::putBack(std::string_view name, std::size_t index, const Item& item) {
    const YamlMember* member = m_root ? m_root->findMember(name) : nullptr;
    if (member == nullptr) {
        // The list itself is gone since.
        return insertLine(m_text.size(),
                          std::string(name) + ':' + std::string(lineEnding(m_text)) + item.text);
    }
    const YamlNode& list = member->value;
    if (isFlow(list)) {
        return putBackFlow(list, index, item);
    }
    index = std::min(index, list.items.size());
    std::size_t at =
        index == 0 ? lineEnd(m_text, member->key.end) : blockEnd(list.items[index - 1]);
    for (std::uint32_t skipped = 0; skipped < item.linesBefore && at < m_text.size(); ++skipped) {
        const std::size_t next = lineEnd(m_text, at);
        const std::string_view line(m_text.data() + at, next - at);
        if (!isBlank(line) && !isComment(line)) {
            break;
        }
        at = next;
    }
    std::string text = item.text;
    if (at > 0 && m_text[at - 1] != '\n') {
        text.insert(0, lineEnding(m_text));
    }
    if (at < m_text.size() && !text.ends_with('\n')) {
        text += lineEnding(m_text);
    }
    return splice({at, at}, text);
}

Result<void> YamlEditor::putBackFlow(const YamlNode& list, std::size_t index, const Item& item) {
    if (index < list.items.size()) {
        const std::size_t at = flowRegion(list, index).begin;
        return splice({at, at}, item.text + ',');
    }
    std::size_t at = list.end - 1;
    if (list.items.empty()) {
        return splice({at, at}, item.text);
    }
    const std::size_t itsEnd = endOfFirstItem(item.text);
    const std::string_view after = std::string_view(item.text).substr(itsEnd);
    if (std::string_view(m_text).substr(0, at).ends_with(after)) {
        at -= after.size();
    }
    return splice({at, at}, ',' + item.text.substr(0, itsEnd));
}

}  // namespace weir::control
