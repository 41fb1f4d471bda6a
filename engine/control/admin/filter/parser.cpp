// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <span>

#include "engine/base/near_names.hpp"
#include "engine/control/admin/filter/moment.hpp"
#include "engine/control/admin/filter/node.hpp"
#include "engine/control/admin/filter/number.hpp"

namespace weir::admin {

namespace {

using Kind = FilterError::Kind;

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

// The longer before what they begin with.
constexpr std::array<std::string_view, 7> kOperators{"!=", ">=", "<=", ":", "=", ">", "<"};

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

std::string lowered(std::string_view text) {
    std::string low(text);
    std::ranges::transform(low, low.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return low;
}

// The name that was probably meant; empty: none is near.
std::string nearest(std::string_view meant, std::span<const std::string_view> names) {
    const std::vector<std::string> near = nearNames(meant, names, 1);
    return near.empty() ? std::string() : near.front();
}

}  // namespace

// Recursive descent; the first error ends it.
class FilterParser {
public:
    FilterParser(std::string_view text, const FilterClock& clock) : m_text(text), m_clock(clock) {}

    std::variant<Filter, FilterError> parse() {
        Filter filter;
        if (m_text.size() > Filter::kLongest) {
            return tooLong();
        }
        skipSpace();
        if (m_at == m_text.size()) {
            return filter;
        }
        NodePtr root = any();
        if (root && m_at < m_text.size()) {
            fail(Kind::BracketClosed, m_at, 1);  // only a ")" ends an expression before the text
        }
        if (m_error) {
            return *m_error;
        }
        auto reading = std::make_shared<Filter::Reading>(std::move(m_reading));
        reading->fixedText += m_text.substr(m_fixedTo);
        if (reading->fixedText.size() > Filter::kLongest) {
            return tooLong();
        }
        filter.m_root = std::move(root);
        filter.m_reading = std::move(reading);
        return filter;
    }

private:
    using Node = Filter::Node;
    using NodePtr = std::shared_ptr<const Node>;

    // What is too much of it; of a text that only gets too long its end.
    FilterError tooLong() const {
        const std::size_t from = std::min(Filter::kLongest, m_text.empty() ? 0 : m_text.size() - 1);
        return {Kind::TooLong, from, m_text.size() - from, {}, {}};
    }

    NodePtr fail(Kind kind, std::size_t from, std::size_t length, std::string_view subject = {},
                 std::string suggestion = {}) {
        if (!m_error) {
            m_error = FilterError{kind, from, length, std::string(subject), std::move(suggestion)};
        }
        return nullptr;
    }

    static NodePtr group(Node::Kind kind, std::vector<NodePtr> children) {
        if (children.size() == 1 && kind != Node::Kind::Not) {
            return std::move(children.front());
        }
        auto node = std::make_shared<Node>();
        node->kind = kind;
        node->children = std::move(children);
        return node;
    }

    NodePtr any() {
        std::vector<NodePtr> children;
        const bool outermost = m_depth == 0;
        do {
            NodePtr child = all();
            if (!child) {
                return nullptr;
            }
            children.push_back(std::move(child));
        } while (takeWord("or"));
        if (outermost && children.size() > 1) {
            for (FilterTime& time : m_reading.times) {
                time.ofWhole = false;
            }
        }
        return group(Node::Kind::Any, std::move(children));
    }

    NodePtr all() {
        std::vector<NodePtr> children;
        do {
            NodePtr child = negated();
            if (!child) {
                return nullptr;
            }
            children.push_back(std::move(child));
        } while (takeWord("and") || startsCondition());
        return group(Node::Kind::All, std::move(children));
    }

    NodePtr negated() {
        const std::size_t from = m_at;
        const bool minus = m_at < m_text.size() && m_text[m_at] == '-';
        if (minus) {
            ++m_at;
        }
        if (!minus && !takeWord("not")) {
            return primary();
        }
        if (minus && (m_at == m_text.size() || isSpace(m_text[m_at]))) {
            return fail(Kind::NothingThere, from, 1, "-");
        }
        m_before = minus ? "-" : "not";
        if (++m_depth > Filter::kDeepest) {
            return fail(Kind::TooDeep, from, 1);
        }
        m_contrary = !m_contrary;
        NodePtr child = negated();
        m_contrary = !m_contrary;
        --m_depth;
        return child ? group(Node::Kind::Not, {std::move(child)}) : nullptr;
    }

    NodePtr primary() {
        skipSpace();
        if (m_at == m_text.size() || m_text[m_at] == ')') {
            return fail(Kind::NothingThere, m_beforeFrom, m_beforeLength, m_before);
        }
        for (const std::string_view joins : {"or", "and"}) {
            if (standsHere(joins)) {
                return fail(Kind::NothingThere, m_at, joins.size(), joins);
            }
        }
        return m_text[m_at] == '(' ? bracket() : condition();
    }

    NodePtr bracket() {
        const std::size_t from = m_at++;
        if (++m_depth > Filter::kDeepest) {
            return fail(Kind::TooDeep, from, 1);
        }
        noteBefore(from, 1);
        skipSpace();
        NodePtr inside = any();
        --m_depth;
        if (!inside) {
            return nullptr;
        }
        if (m_at == m_text.size()) {
            return fail(Kind::BracketOpen, from, 1);
        }
        ++m_at;  // any() ends at a ")" or at the end
        skipSpace();
        return inside;
    }

    NodePtr condition() {
        const std::size_t from = m_at;
        std::size_t letters = m_at;
        while (letters < m_text.size() && isLetter(m_text[letters])) {
            ++letters;
        }
        const auto sign = std::ranges::find_if(kOperators, [&](std::string_view each) {
            return m_text.substr(letters).starts_with(each);
        });
        if (letters == from || sign == kOperators.end()) {
            return words();
        }
        const std::string name = lowered(m_text.substr(from, letters - from));
        const FilterField* field = findFilterField(name);
        if (field == nullptr) {
            return fail(Kind::UnknownField, from, letters - from, name,
                        nearest(name, Filter::fieldNames()));
        }
        m_at = letters + sign->size();
        const bool isTime =
            field->type == FilterField::Type::Since || field->type == FilterField::Type::Until;
        NodePtr node =
            isTime ? time(*field, *sign, from, letters) : comparison(*field, *sign, letters);
        skipSpace();
        return node;
    }

    // Of words without a field, as many as stand in quotes, or one.
    NodePtr words() {
        const auto value = takeValue(false);
        if (!value) {
            return nullptr;
        }
        auto node = std::make_shared<Node>();
        node->kind = Node::Kind::Words;
        node->needles.push_back(lowered(value->text));
        skipSpace();
        return node;
    }

    struct Value {
        std::string_view text;
        std::size_t from = 0;
        bool quoted = false;
    };

    NodePtr comparison(const FilterField& field, std::string_view sign, std::size_t signFrom) {
        auto node = std::make_shared<Node>();
        node->field = &field;
        const bool compares = sign == ">" || sign == "<" || sign == ">=" || sign == "<=";
        const bool isNumber = field.number != nullptr;
        if (compares && !isNumber) {
            return fail(Kind::TextOnly, signFrom, sign.size(), sign);
        }
        node->kind = isNumber        ? Node::Kind::Number
                     : field.hasWord ? Node::Kind::Word
                     : sign == ":"   ? Node::Kind::Part
                                     : Node::Kind::Whole;
        do {
            const auto value = takeValue(true);
            if (!value) {
                return nullptr;
            }
            if (value->text.empty() && !value->quoted) {
                return fail(isNumber ? Kind::NumberExpected : Kind::ValueExpected, signFrom,
                            sign.size(), sign);
            }
            const bool good = isNumber ? addNumber(*node, sign, *value) : addText(*node, *value);
            if (!good) {
                return nullptr;
            }
        } while (takeComma());
        return sign == "!=" ? group(Node::Kind::Not, {std::move(node)}) : node;
    }

    // `since` and `until` say themselves which side is meant, so only a colon may follow.
    NodePtr time(const FilterField& field, std::string_view sign, std::size_t from,
                 std::size_t signFrom) {
        if (sign != ":" && sign != "=") {
            return fail(Kind::TimeCompared, signFrom, sign.size(), sign);
        }
        const bool isSince = field.type == FilterField::Type::Since;
        auto node = std::make_shared<Node>();
        node->field = &field;
        node->kind = Node::Kind::Number;
        const std::size_t before = m_reading.times.size();
        do {
            const auto value = takeValue(true);
            if (!value) {
                return nullptr;
            }
            const auto read = readFilterMoment(lowered(value->text), m_clock);
            if (!read) {
                return noTime(*value, sign, signFrom);
            }
            const Timestamp moment = isSince ? read->begin : read->end;
            const std::int64_t at = moment.time_since_epoch().count();
            node->ranges.push_back(isSince ? Node::Range{at, kMost} : Node::Range{kLeast, at - 1});
            m_reading.fixedText += m_text.substr(m_fixedTo, value->from - m_fixedTo);
            // In its quotes, which may part it from what stands right behind them.
            const std::string_view quote = value->quoted ? "\"" : "";
            m_reading.fixedText.append(quote).append(filterMomentText(moment)).append(quote);
            m_fixedTo = m_at;
            m_reading.movesOn = m_reading.movesOn || read->moves;
            m_reading.growsOn = m_reading.growsOn || (read->moves && isSince == m_contrary);
            m_reading.times.push_back({isSince ? FilterTime::Side::Since : FilterTime::Side::Until,
                                       from, m_at - from, std::string(value->text), moment,
                                       m_depth == 0});
        } while (takeComma());
        if (m_reading.times.size() > before + 1) {
            for (std::size_t each = before; each < m_reading.times.size(); ++each) {
                m_reading.times[each].ofWhole = false;
            }
        }
        return node;
    }

    NodePtr noTime(const Value& value, std::string_view sign, std::size_t signFrom) {
        if (value.text.empty() && !value.quoted) {
            return fail(Kind::TimeExpected, signFrom, sign.size(), sign);
        }
        const std::vector<std::string> known = filterMomentWords();
        const std::vector<std::string_view> names(known.begin(), known.end());
        const bool isWord = !value.text.empty() && isLetter(value.text.front());
        return fail(Kind::TimeExpected, value.from, std::max<std::size_t>(value.text.size(), 1),
                    sign, isWord ? nearest(lowered(value.text), names) : std::string());
    }

    bool addText(Node& node, const Value& value) {
        std::string word = lowered(value.text);
        if (node.kind == Node::Kind::Word) {
            const std::vector<std::string> known = node.field->words();
            word = filterWord(value.text);
            const bool isKnown = std::ranges::any_of(
                known, [&](const std::string& each) { return filterWord(each) == word; });
            if (!isKnown) {
                const std::vector<std::string_view> names(known.begin(), known.end());
                fail(Kind::UnknownWord, value.from, value.text.size(), value.text,
                     nearest(lowered(value.text), names));
                return false;
            }
        }
        node.needles.push_back(std::move(word));
        return true;
    }

    bool addNumber(Node& node, std::string_view sign, const Value& value) {
        const auto number = readFilterNumber(node.field->type, lowered(value.text));
        if (!number) {
            fail(Kind::NumberExpected, value.from, std::max<std::size_t>(value.text.size(), 1),
                 sign);
            return false;
        }
        const auto [first, last] = *number;
        node.ranges.push_back(sign == ">"    ? Node::Range{last + 1, kMost}
                              : sign == ">=" ? Node::Range{first, kMost}
                              : sign == "<"  ? Node::Range{kLeast, first - 1}
                              : sign == "<=" ? Node::Range{kLeast, last}
                                             : Node::Range{first, last});
        return true;
    }

    // A quoted text, or everything up to a space, a bracket and, of a field, a comma.
    std::optional<Value> takeValue(bool ofField) {
        Value value;
        value.from = m_at;
        if (m_at < m_text.size() && m_text[m_at] == '"') {
            const std::size_t end = m_text.find('"', m_at + 1);
            if (end == std::string_view::npos) {
                fail(Kind::QuoteOpen, m_at, m_text.size() - m_at);
                return std::nullopt;
            }
            value.text = m_text.substr(m_at + 1, end - m_at - 1);
            value.quoted = true;
            m_at = end + 1;
            return value;
        }
        const auto ends = [ofField](char c) {
            return isSpace(c) || c == '(' || c == ')' || (ofField && c == ',');
        };
        while (m_at < m_text.size() && !ends(m_text[m_at])) {
            ++m_at;
        }
        value.text = m_text.substr(value.from, m_at - value.from);
        return value;
    }

    bool takeComma() {
        const bool comma = m_at < m_text.size() && m_text[m_at] == ',';
        m_at += comma ? 1 : 0;
        return comma;
    }

    bool startsCondition() const {
        return m_at < m_text.size() && m_text[m_at] != ')' && !standsHere("or");
    }

    // Whether this word stands here by itself.
    bool standsHere(std::string_view word) const {
        const std::string_view rest = m_text.substr(m_at);
        return lowered(rest.substr(0, word.size())) == word &&
               (rest.size() == word.size() || isSpace(rest[word.size()]) ||
                rest[word.size()] == '(' || rest[word.size()] == ')');
    }

    bool takeWord(std::string_view word) {
        if (!standsHere(word)) {
            return false;
        }
        noteBefore(m_at, word.size());
        m_at += word.size();
        skipSpace();
        return true;
    }

    // What a missing condition is said to be missing after.
    void noteBefore(std::size_t from, std::size_t length) {
        m_beforeFrom = from;
        m_beforeLength = length;
        m_before = m_text.substr(from, length);
    }

    void skipSpace() {
        while (m_at < m_text.size() && isSpace(m_text[m_at])) {
            ++m_at;
        }
    }

    const std::string_view m_text;
    const FilterClock m_clock;
    std::size_t m_at = 0;
    std::size_t m_depth = 0;
    bool m_contrary = false;  // an odd number of `not` stands before what is read
    Filter::Reading m_reading;
    std::size_t m_fixedTo = 0;  // how far its fixedText goes
    std::string_view m_before;
    std::size_t m_beforeFrom = 0;
    std::size_t m_beforeLength = 0;
    std::optional<FilterError> m_error;
};

std::variant<Filter, FilterError> Filter::parse(std::string_view text, const FilterClock& clock) {
    return FilterParser(text, clock).parse();
}

const std::vector<std::string_view>& Filter::fieldNames() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const FilterField& field : filterFields()) {
            all.push_back(field.name);
        }
        return all;
    }();
    return names;
}

std::vector<std::string> Filter::wordsOfField(std::string_view field) {
    const FilterField* found = findFilterField(field);
    return found != nullptr && found->words != nullptr ? found->words()
                                                       : std::vector<std::string>();
}

}  // namespace weir::admin
