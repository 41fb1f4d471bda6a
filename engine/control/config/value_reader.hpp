// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/base/near_names.hpp"
#include "engine/base/words.hpp"
#include "engine/control/config/document.hpp"
#include "engine/control/config/yaml_node.hpp"

namespace weir::control {

class ValueReader;

// "80", "80%", "80 %": 1 to `most`. Nothing for anything else.
std::optional<std::uint32_t> parsePercent(std::string_view text, std::uint32_t most);

// As ValueReader::duration() reads it, in the largest unit that it is a whole number of.
std::string durationText(Milliseconds time);

// A field a mapping may have, and what reads its value into a T.
template <class T>
struct FieldRule {
    std::string_view name;
    void (*read)(ValueReader& values, const YamlNode& node, T& into);
};

// Turns nodes into values of one type each and collects what is wrong with them. A value that
// cannot be read keeps its default, so that the rest of the document is read all the same.
class ValueReader {
public:
    explicit ValueReader(Problems& problems) : m_problems(problems) {}

    void problem(Place place, std::string message, std::string hint = {});

    // `what` names the value for a person: "base_url".
    std::optional<std::string> text(const YamlNode& node, std::string_view what);
    Text placedText(const YamlNode& node, std::string_view what);
    std::optional<bool> truth(const YamlNode& node, std::string_view what);
    // 1 to `most`.
    std::optional<std::uint64_t> count(const YamlNode& node, std::string_view what,
                                       std::uint64_t most);
    // "30s", "500ms", "2m", "1h": more than nothing, at most a day.
    std::optional<Milliseconds> duration(const YamlNode& node, std::string_view what);
    // "2027-02-15", "2027-02-15T12:00:00Z"
    std::optional<Timestamp> moment(const YamlNode& node, std::string_view what);
    static constexpr std::uint64_t kLargestBytes = std::uint64_t{1} << 30;
    // "32 MiB", "512KiB", "1048576": bytes, up to 1 GiB or another whole number of them.
    std::optional<std::uint64_t> size(const YamlNode& node, std::string_view what,
                                      std::uint64_t most = kLargestBytes);
    // "2000", "12.50": dollars, more than nothing and under a billion.
    std::optional<Money> money(const YamlNode& node, std::string_view what);
    // "80%": 1 to 100, of something that `of` names: "the limit".
    std::optional<std::uint32_t> percent(const YamlNode& node, std::string_view what,
                                         std::string_view of);
    // One of the words of a described enumeration: "month".
    template <class Enum>
    std::optional<Enum> word(const YamlNode& node, std::string_view what) {
        return wordAmong<Enum>(node, what, [](Enum) { return true; });
    }
    // The same, of those that may stand here.
    template <class Enum, class May>
    std::optional<Enum> wordAmong(const YamlNode& node, std::string_view what, May may) {
        const auto written = text(node, what);
        const auto value = written ? fromWord<Enum>(*written) : std::nullopt;
        if (!written || (value && may(*value))) {
            return value;
        }
        std::vector<std::string_view> words;
        for (const auto& [each, name] : wordsOf<Enum>()) {
            if (may(each)) {
                words.push_back(name);
            }
        }
        notAWord(node.place, what, *written, words);
        return std::nullopt;
    }
    // A list of texts; nothing written is an empty one.
    std::vector<Text> texts(const YamlNode& node, std::string_view what);
    // The same, where one text may stand for a list of one.
    std::vector<Text> oneOrMore(const YamlNode& node, std::string_view what);

    // The items of a list; none, with a problem, if it is something else.
    const std::vector<YamlNode>& items(const YamlNode& node, std::string_view what);

    // Reads every field by its rule; a field without one is a problem that names the nearest.
    // `where`: "a provider".
    template <class T>
    void fields(const YamlNode& node, std::span<const FieldRule<T>> rules, std::string_view where,
                T& into) {
        if (node.isNull()) {
            return;
        }
        if (node.kind != YamlNode::Kind::Mapping) {
            notAGroup(node.place, where);
            return;
        }
        for (const YamlMember& member : node.members) {
            bool known = false;
            for (const FieldRule<T>& rule : rules) {
                if (rule.name == member.key.scalar) {
                    rule.read(*this, member.value, into);
                    known = true;
                }
            }
            if (!known) {
                std::vector<std::string_view> names;
                for (const FieldRule<T>& rule : rules) {
                    names.push_back(rule.name);
                }
                unknownField(member.key, names, where);
            }
        }
    }

    // Names the nearest of those that are known.
    void unknownField(const YamlNode& key, std::span<const std::string_view> names,
                      std::string_view where);

private:
    void notAGroup(Place place, std::string_view where);
    void notAWord(Place place, std::string_view what, std::string_view written,
                  std::span<const std::string_view> words);

    Problems& m_problems;
};

}  // namespace weir::control
