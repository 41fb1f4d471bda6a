// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <random>

#include "engine/control/config/edit_routes.hpp"

using namespace weir;
using namespace weir::control;
using admin::RouteSettings;

namespace {

// A line of a document, and of which field of which rule it is; a comment beside the fields of a
// rule is of none of them.
struct WrittenLine {
    std::string text;
    int rule = -1;
    std::string field = {};
};

std::string inNumbers(std::mt19937& dice, std::uint32_t bound) {
    return std::to_string(dice() % bound);
}

// A document of at least five hundred lines with comments everywhere, its rules in all the ways in
// which people write them.
class LongDocument {
public:
    explicit LongDocument(std::uint32_t seed)
        : m_dice(seed), m_ending(seed % 4 == 0 ? "\r\n" : "\n") {
        put("version: 1   # of the form");
        put("providers:");
        put("  - {name: sim, kind: simulator}   # costs nothing");
        put("");
        put("routes:");
        for (int number = 0; number < 40 || m_lines.size() < 500; ++number) {
            addRule(number);
        }
        put("# the end of the rules");
        put("limits:");
        put("  max_body: 1 MiB   # enough");
    }

    const std::vector<WrittenLine>& lines() const { return m_lines; }
    std::string text() const {
        std::string text;
        for (const WrittenLine& each : m_lines) {
            text += each.text;
        }
        return text;
    }
    std::uint32_t below(std::uint32_t bound) {
        return static_cast<std::uint32_t>(m_dice() % bound);
    }

private:
    void put(const std::string& text, int rule = -1, const std::string& field = {}) {
        m_lines.push_back({text + m_ending, rule, field});
    }
    std::string comment(const std::string& what) {
        return below(2) == 0 ? std::string() : "  # " + what + ' ' + inNumbers(m_dice, 1'000);
    }

    void addRule(int number) {
        if (below(3) == 0) {
            put("");
            put("# a heading: \"quoted\", {braced}, - dashed, " + inNumbers(m_dice, 99));
        }
        for (std::uint32_t count = below(3); count > 0; --count) {
            put("  # about the rule " + std::to_string(number));
        }
        const bool refuses = below(6) == 0;
        std::vector<std::string> fields{"name"};
        if (below(3) == 0) {
            fields.emplace_back("enabled");
        }
        if (below(3) != 0) {
            fields.emplace_back("when");
        }
        fields.emplace_back(refuses ? "refuse" : "use");
        if (below(4) == 0) {
            std::ranges::shuffle(fields, m_dice);
        }
        if (below(5) == 0) {
            std::string line = "  - {";
            for (const std::string& each : fields) {
                line += (line.ends_with('{') ? "" : ", ") + each + ": " + shortly(each, number);
            }
            put(line + "}" + comment("short"), number, "*");
            return;
        }
        for (std::size_t i = 0; i < fields.size(); ++i) {
            for (std::uint32_t count = i == 0 ? 0 : below(3); count > 0; --count) {
                put(below(4) == 0 ? "" : "    # before " + fields[i], number);
            }
            addField(i == 0 ? "  - " : "    ", fields[i], number);
        }
    }

    std::string shortly(const std::string& field, int number) {
        if (field == "name") {
            return "rule " + std::to_string(number);
        }
        if (field == "enabled") {
            return "false";
        }
        if (field == "refuse") {
            return "\"Not here: ask for # " + inNumbers(m_dice, 9) + "\"";
        }
        if (field == "when") {
            return below(2) == 0 ? "{model: auto}" : "{model: [a, b*], tokens: \"> 10\"}";
        }
        return below(2) == 0 ? "{targets: [sim/a]}"
                             : "{strategy: weighted, targets: [{target: sim/a, weight: 3}, sim/b]}";
    }

    void addField(const std::string& indent, const std::string& field, int number) {
        const std::string opened = indent + field + ":";
        const bool canBeLong = field == "when" || field == "use";
        const std::uint32_t style = canBeLong ? below(3) : 0;
        if (style == 0) {
            put(opened + ' ' + shortly(field, number) + comment(field), number, field);
            return;
        }
        const auto more = [&](const std::string& text) { put("      " + text, number, field); };
        if (style == 1) {
            put(opened + comment(field), number, field);
            if (field == "when") {
                more("# what it is asked for");
                more("model: auto" + comment("model"));
                more("tokens: \"> 10\"" + comment("tokens"));
            } else {
                more("strategy: sticky" + comment("strategy"));
                more("# the targets");
                more("targets:");
                more("  - sim/a" + comment("target"));
                more("  - {target: sim/b, weight: 2}" + comment("weight"));
            }
            return;
        }
        if (field == "when") {
            put(opened + " {model: auto," + comment("model"), number, field);
            more("tokens: \"> 10\"}" + comment("tokens"));
        } else {
            put(opened + " {strategy: cheapest," + comment("strategy"), number, field);
            more("# the targets");
            more("targets: [sim/a, sim/b]}" + comment("targets"));
        }
    }

    std::mt19937 m_dice;
    std::string m_ending;
    std::vector<WrittenLine> m_lines;
};

// With their ends.
std::vector<std::string> wholeLines(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        lines.push_back(text.substr(at, end - at));
        at = end;
    }
    return lines;
}

RouteCondition askedForWords(const std::string& word) {
    return {.kind = ConditionKind::All,
            .of = {{.kind = ConditionKind::Test, .field = RouteField::Model, .values = {word}}}};
}

// Changes one thing of a rule; the field that says it.
std::string changeOne(RouteSettings& rule, LongDocument& dice) {
    switch (dice.below(5)) {
        case 0:
            rule.name += " of another name";
            return "name";
        case 1:
            rule.enabled = !rule.enabled;
            return "enabled";
        case 2:
            rule.when = !rule.when.isAlways() && dice.below(3) == 0 ? RouteCondition{}
                                                                    : askedForWords("other");
            return "when";
        default:
            break;
    }
    if (!rule.refuse.empty()) {
        rule.refuse = "Another word.";
        return "refuse";
    }
    if (dice.below(4) == 0) {
        rule.failover.timeout = FallsOver::No;
    } else if (dice.below(3) == 0) {
        rule.require.noTraining = true;
    } else if (dice.below(2) == 0) {
        rule.strategy = RouteStrategy::Fastest;
        for (admin::RouteTarget& each : rule.targets) {
            each.weight = 1;
        }
    } else {
        rule.targets.push_back({"sim/c", 1});
    }
    return "use";
}

struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool empty() const { return begin == end; }
};

Range rangeOf(const std::vector<WrittenLine>& lines, int rule, const std::string& field) {
    Range range;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const WrittenLine& line = lines[i];
        if (line.rule == rule && (field.empty() || line.field == field || line.field == "*")) {
            range.begin = range.empty() ? i : range.begin;
            range.end = i + 1;
        }
    }
    return range;
}

bool sameLines(const std::vector<WrittenLine>& before, Range from,
               const std::vector<std::string>& after, std::size_t at) {
    if (at + (from.end - from.begin) > after.size()) {
        return false;
    }
    for (std::size_t i = from.begin; i < from.end; ++i) {
        if (before[i].text != after[at + i - from.begin]) {
            return false;
        }
    }
    return true;
}

// What is wrong with the lines that a change of one field left; empty: nothing.
std::string wrongWith(const std::vector<WrittenLine>& before, const std::string& text, int rule,
                      const std::string& field, bool gone) {
    const std::vector<std::string> after = wholeLines(text);
    const Range whole = rangeOf(before, rule, {});
    const Range its = rangeOf(before, rule, field);
    const std::size_t size = before.size();
    if (its.empty() || (before[its.begin].field == "*" && after.size() != size)) {
        // One line more, among those of the rule.
        for (std::size_t at = whole.begin + 1; at <= whole.end; ++at) {
            if (after.size() == size + 1 && sameLines(before, {0, at}, after, 0) &&
                sameLines(before, {at, size}, after, at + 1)) {
                return {};
            }
        }
        return "a field that is new is not one line more";
    }
    if (!sameLines(before, {0, its.begin}, after, 0)) {
        return "a line before it changed";
    }
    const std::size_t rest = size - its.end;
    const bool dash = its.begin == whole.begin && before[its.begin].field != "*";
    if (gone && dash && after.size() == its.begin + rest) {
        // The next field took the dash, and nothing stood between.
        const std::string& next = before[its.end].text;
        const bool took = next.starts_with("    ") && !next.starts_with("    #") &&
                          after[its.begin] == "  - " + next.substr(4);
        return took && sameLines(before, {its.end + 1, size}, after, its.begin + 1)
                   ? ""
                   : "the next field does not take the dash";
    }
    if (after.size() < its.begin + rest ||
        !sameLines(before, {its.end, size}, after, after.size() - rest)) {
        return "a line after it changed";
    }
    const std::size_t left = after.size() - its.begin - rest;
    const bool stays = !gone || dash || before[its.begin].field == "*";
    if (left != (stays ? 1 : 0)) {
        return "it is " + std::to_string(left) + " lines";
    }
    // What is said behind a value goes on being said.
    const std::string& last = before[its.end - 1].text;
    const std::size_t comment = last.rfind("  # ");
    const bool saidBehind = comment != std::string::npos;
    return !gone && saidBehind && !after[its.begin].ends_with(last.substr(comment))
               ? "its comment is lost"
               : "";
}

}  // namespace

// An edit of one field of one rule writes that field and nothing else: every line that is of
// another field, another rule or no rule at all stays byte for byte and in its place. A field is
// what stands under `name`, `enabled`, `when`, `use` or `refuse`; it becomes one line.
class TestRouteLines : public QObject {
    Q_OBJECT

private slots:
    void oneFieldChangesNoOtherLine() {
        int edits = 0;
        for (std::uint32_t seed = 1; seed <= 20; ++seed) {
            LongDocument document(seed);
            QVERIFY(document.lines().size() >= 500);
            const std::string text = document.text();
            const auto read = readDocument(text);
            QVERIFY2(read.document, text.c_str());
            const std::vector<RouteSettings> there = routesOf(*read.document);
            const int count = document.lines().back().rule < 0 ? static_cast<int>(there.size()) : 0;
            QVERIFY(count >= 40);
            for (int edit = 0; edit < 8; ++edit) {
                std::vector<RouteSettings> wanted = there;
                const auto rule =
                    static_cast<int>(document.below(static_cast<std::uint32_t>(count)));
                RouteSettings& its = wanted[static_cast<std::size_t>(rule)];
                const std::string field = changeOne(its, document);
                if (wanted == there) {
                    continue;
                }
                ++edits;
                const bool gone =
                    (field == "enabled" && its.enabled) || (field == "when" && its.when.isAlways());
                const auto after = setRoutes(text, wanted);
                QVERIFY2(after, after ? "" : after.error().text().c_str());
                QVERIFY(routesOf(*readDocument(*after).document) == wanted);
                const std::string wrong = wrongWith(document.lines(), *after, rule, field, gone);
                QVERIFY2(wrong.empty(), (wrong + ": " + field + " of rule " + std::to_string(rule) +
                                         " of document " + std::to_string(seed) + "\n" + *after)
                                            .c_str());
            }
        }
        QVERIFY(edits > 100);
    }
};

QTEST_APPLESS_MAIN(TestRouteLines)
#include "test_route_lines.moc"
