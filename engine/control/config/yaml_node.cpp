// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/yaml_node.hpp"

#include <algorithm>
#include <memory>

#include <yaml.h>

namespace weir::control {

namespace {

constexpr std::size_t kDeepest = 16;
// Nothing here has nearly as many; looking for repeated names takes the square of it.
constexpr std::size_t kMostMembers = 1000;

// The parser counts characters, an edit needs bytes.
class ByteIndex {
public:
    explicit ByteIndex(std::string_view text) : m_size(text.size()) {
        const auto continues = [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
        };
        if (std::ranges::none_of(text, continues)) {
            return;
        }
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (!continues(text[i])) {
                m_starts.push_back(i);
            }
        }
        m_starts.push_back(text.size());
    }

    std::size_t operator()(const yaml_mark_t& mark) const {
        if (m_starts.empty()) {
            return std::min(mark.index, m_size);
        }
        return m_starts[std::min(mark.index, m_starts.size() - 1)];
    }

private:
    std::size_t m_size;
    std::vector<std::size_t> m_starts;  // empty: every character is one byte
};

Place placeOf(const yaml_mark_t& mark) {
    return {static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column + 1)};
}

struct ParserDeleter {
    void operator()(yaml_parser_t* parser) const {
        yaml_parser_delete(parser);
        delete parser;
    }
};
using ParserPtr = std::unique_ptr<yaml_parser_t, ParserDeleter>;

ParserPtr makeParser(std::string_view text) {
    auto raw = std::make_unique<yaml_parser_t>();
    if (yaml_parser_initialize(raw.get()) == 0) {
        return nullptr;
    }
    ParserPtr parser(raw.release());
    yaml_parser_set_encoding(parser.get(), YAML_UTF8_ENCODING);
    // An empty view may point nowhere, which the parser does not take.
    const std::string_view input = text.empty() ? std::string_view("") : text;
    yaml_parser_set_input_string(parser.get(), reinterpret_cast<const unsigned char*>(input.data()),
                                 input.size());
    return parser;
}

std::string_view textOf(const unsigned char* bytes, std::size_t length) {
    return {reinterpret_cast<const char*>(bytes), length};
}

// YAML 1.1 ends lines at a lone CR, NEL, LS and PS as well; editors and people do not.
std::size_t findOddLineBreak(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        const bool loneReturn = text[i] == '\r' && !rest.starts_with("\r\n");
        if (loneReturn || rest.starts_with("\xC2\x85") || rest.starts_with("\xE2\x80\xA8") ||
            rest.starts_with("\xE2\x80\xA9")) {
            return i;
        }
    }
    return std::string_view::npos;
}

class TreeBuilder {
public:
    explicit TreeBuilder(std::string_view text) : m_text(text), m_bytes(text) {}

    ParsedYaml build() {
        m_parser = makeParser(m_text);
        if (!m_parser) {
            m_parsed.problems.push_back({Severity::Error, {}, "there is no memory left", {}});
            return std::move(m_parsed);
        }
        while (m_going) {
            yaml_event_t event;
            if (yaml_parser_parse(m_parser.get(), &event) == 0) {
                addSyntaxProblem();
                break;
            }
            const std::unique_ptr<yaml_event_t, decltype(&yaml_event_delete)> owner(
                &event, &yaml_event_delete);
            take(event);
        }
        if (hasErrors(m_parsed.problems)) {
            m_parsed.root.reset();
        } else if (m_parsed.root) {
            findDashes();
        }
        return std::move(m_parsed);
    }

private:
    // A collection that is open. Of a mapping, a key waits for its value.
    struct Open {
        YamlNode node;
        std::optional<YamlNode> key;
        std::size_t lastEnd = 0;
    };

    void problem(Place place, std::string message, std::string hint = {}) {
        m_parsed.problems.push_back({Severity::Error, place, std::move(message), std::move(hint)});
    }

    void addSyntaxProblem() {
        const yaml_parser_t& parser = *m_parser;
        if (parser.error == YAML_READER_ERROR) {
            // The reader knows the byte only.
            const auto before = m_text.substr(0, std::min(parser.problem_offset, m_text.size()));
            const auto line = std::ranges::count(before, '\n');
            problem({static_cast<std::uint32_t>(line + 1), 1},
                    "this is not UTF-8 text that can be read",
                    "Save the file as UTF-8, without control characters.");
            return;
        }
        const std::size_t at = m_bytes(parser.problem_mark);
        if (at < m_text.size() && m_text[at] == '\t') {
            problem(placeOf(parser.problem_mark), "a tab stands where YAML wants spaces",
                    "Indent with spaces.");
            return;
        }
        std::string message = parser.problem == nullptr ? "this cannot be read" : parser.problem;
        if (parser.context != nullptr) {
            message += std::string(" ") + parser.context;
        }
        problem(placeOf(parser.problem_mark), "this is not YAML: " + message);
    }

    void take(const yaml_event_t& event) {
        switch (event.type) {
            case YAML_DOCUMENT_START_EVENT:
                startDocument(event);
                break;
            case YAML_STREAM_END_EVENT:
                m_going = false;
                break;
            case YAML_ALIAS_EVENT:
                problem(placeOf(event.start_mark), "aliases (*name) are not allowed",
                        "Write the value out.");
                add(nodeAt(event));
                break;
            case YAML_SCALAR_EVENT:
                takeScalar(event);
                break;
            case YAML_SEQUENCE_START_EVENT:
                refuseProperties(event, event.data.sequence_start.anchor,
                                 event.data.sequence_start.tag);
                open(event, YamlNode::Kind::Sequence,
                     event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
                break;
            case YAML_MAPPING_START_EVENT:
                refuseProperties(event, event.data.mapping_start.anchor,
                                 event.data.mapping_start.tag);
                open(event, YamlNode::Kind::Mapping,
                     event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
                break;
            case YAML_SEQUENCE_END_EVENT:
            case YAML_MAPPING_END_EVENT:
                close(event);
                break;
            default:
                break;
        }
    }

    void startDocument(const yaml_event_t& event) {
        const auto& start = event.data.document_start;
        if (++m_documents > 1) {
            problem(placeOf(event.start_mark), "a second document begins here",
                    "The policy is one document.");
            m_going = false;
        }
        if (start.version_directive != nullptr ||
            start.tag_directives.start != start.tag_directives.end) {
            problem(placeOf(event.start_mark), "directives (%YAML, %TAG) are not allowed");
        }
    }

    void refuseProperties(const yaml_event_t& event, const unsigned char* anchor,
                          const unsigned char* tag) {
        if (anchor != nullptr) {
            problem(placeOf(event.start_mark), "anchors (&name) are not allowed",
                    "Write the value out where it is needed.");
        }
        if (tag != nullptr) {
            problem(placeOf(event.start_mark), "tags (!name) are not allowed");
        }
    }

    YamlNode nodeAt(const yaml_event_t& event) const {
        YamlNode node;
        node.place = placeOf(event.start_mark);
        node.begin = m_bytes(event.start_mark);
        node.end = m_bytes(event.end_mark);
        return node;
    }

    void takeScalar(const yaml_event_t& event) {
        const auto& scalar = event.data.scalar;
        refuseProperties(event, scalar.anchor, scalar.tag);
        YamlNode node = nodeAt(event);
        node.scalar = textOf(scalar.value, scalar.length);
        switch (scalar.style) {
            case YAML_SINGLE_QUOTED_SCALAR_STYLE:
                node.style = YamlNode::Style::SingleQuoted;
                break;
            case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
                node.style = YamlNode::Style::DoubleQuoted;
                break;
            case YAML_LITERAL_SCALAR_STYLE:
            case YAML_FOLDED_SCALAR_STYLE:
                node.style = YamlNode::Style::Block;
                break;
            default:
                node.style = YamlNode::Style::Plain;
                break;
        }
        add(std::move(node));
    }

    void open(const yaml_event_t& event, YamlNode::Kind kind, bool flow) {
        if (m_open.size() >= kDeepest) {
            problem(placeOf(event.start_mark), "this is nested too deeply");
            m_going = false;
            return;
        }
        YamlNode node = nodeAt(event);
        node.kind = kind;
        node.style = flow ? YamlNode::Style::Flow : YamlNode::Style::Block;
        const std::size_t begin = node.begin;
        m_open.push_back({std::move(node), {}, begin});
    }

    void close(const yaml_event_t& event) {
        Open done = std::move(m_open.back());
        m_open.pop_back();
        // A block collection ends, for the parser, where the next thing begins.
        done.node.end =
            done.node.style == YamlNode::Style::Flow ? m_bytes(event.end_mark) : done.lastEnd;
        add(std::move(done.node));
    }

    void add(YamlNode node) {
        if (m_open.empty()) {
            m_parsed.root = std::move(node);
            return;
        }
        Open& parent = m_open.back();
        parent.lastEnd = std::max(parent.lastEnd, node.end);
        if (parent.node.kind == YamlNode::Kind::Sequence) {
            parent.node.items.push_back(std::move(node));
        } else if (!parent.key) {
            if (node.kind != YamlNode::Kind::Scalar) {
                problem(node.place, "a name is expected here, not a list or a group of fields");
            }
            parent.key = std::move(node);
        } else {
            addMember(parent.node, std::move(*parent.key), std::move(node));
            parent.key.reset();
        }
    }

    void addMember(YamlNode& mapping, YamlNode key, YamlNode value) {
        if (const YamlMember* first = mapping.findMember(key.scalar)) {
            problem(key.place, "the field \"" + key.scalar + "\" stands here twice",
                    "It stands in line " + std::to_string(first->key.place.line) +
                        " already; keep one of them.");
            return;
        }
        if (mapping.members.size() >= kMostMembers) {
            problem(key.place, "there are too many fields here");
            m_going = false;
            return;
        }
        mapping.members.push_back({std::move(key), std::move(value)});
    }

    // Events do not tell where the dash of an item is, tokens do; both come in the order of the
    // text.
    void findDashes() {
        std::vector<std::size_t> dashes;
        const ParserPtr scanner = makeParser(m_text);
        for (bool more = scanner != nullptr; more;) {
            yaml_token_t token;
            if (yaml_parser_scan(scanner.get(), &token) == 0) {
                break;
            }
            if (token.type == YAML_BLOCK_ENTRY_TOKEN) {
                dashes.push_back(m_bytes(token.start_mark));
            }
            more = token.type != YAML_STREAM_END_TOKEN;
            yaml_token_delete(&token);
        }
        auto next = dashes.cbegin();
        assignDashes(*m_parsed.root, next, dashes.cend());
    }

    using Dash = std::vector<std::size_t>::const_iterator;
    static void assignDashes(YamlNode& node, Dash& next, Dash end) {
        for (YamlNode& item : node.items) {
            if (node.style == YamlNode::Style::Block && next != end) {
                item.dash = *next++;
            }
            assignDashes(item, next, end);
        }
        for (YamlMember& member : node.members) {
            assignDashes(member.value, next, end);
        }
    }

    std::string_view m_text;
    ByteIndex m_bytes;
    ParserPtr m_parser;
    ParsedYaml m_parsed;
    std::vector<Open> m_open;
    int m_documents = 0;
    bool m_going = true;
};

}  // namespace

bool YamlNode::isNull() const {
    return kind == Kind::Scalar && style == Style::Plain &&
           (scalar.empty() || scalar == "~" || scalar == "null");
}

const YamlNode* YamlNode::find(std::string_view key) const {
    const YamlMember* member = findMember(key);
    return member == nullptr ? nullptr : &member->value;
}

const YamlMember* YamlNode::findMember(std::string_view key) const {
    const auto found = std::ranges::find_if(
        members, [key](const YamlMember& member) { return member.key.scalar == key; });
    return found == members.end() ? nullptr : &*found;
}

ParsedYaml parseYaml(std::string_view text) {
    if (const std::size_t at = findOddLineBreak(text); at != std::string_view::npos) {
        const auto line = std::ranges::count(text.substr(0, at), '\n') + 1;
        return {std::nullopt,
                {{Severity::Error,
                  {static_cast<std::uint32_t>(line), 1},
                  "a line break in this line is not one to every program",
                  "End lines with LF or CR LF."}}};
    }
    return TreeBuilder(text).build();
}

}  // namespace weir::control
