// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>
#include <utility>

#include "engine/control/config/policy_test.hpp"
#include "engine/control/config/route_text.hpp"
#include "engine/control/config/value_reader.hpp"

namespace weir::control {

namespace {

using Call = admin::TriedCall;
using Node = YamlNode;
using Reader = ValueReader;

template <std::string Call::* Member>
constexpr FieldRule<Call> textOf(std::string_view name) {
    return {name, [](Reader& reader, const Node& node, Call& call) {
                call.*Member = reader.text(node, "a fact of a call").value_or(call.*Member);
            }};
}

template <bool Call::* Member>
constexpr FieldRule<Call> flagOf(std::string_view name) {
    return {name, [](Reader& reader, const Node& node, Call& call) {
                call.*Member = reader.truth(node, "a fact of a call").value_or(call.*Member);
            }};
}

template <auto Member>
constexpr FieldRule<Call> countOf(std::string_view name) {
    return {name, [](Reader& reader, const Node& node, Call& call) {
                using Number = std::remove_reference_t<decltype(call.*Member)>;
                if (const auto read = reader.count(node, "a fact of a call",
                                                   std::numeric_limits<std::int32_t>::max())) {
                    call.*Member = static_cast<Number>(*read);
                }
            }};
}

std::vector<std::string> textsOf(Reader& reader, const Node& node, std::string_view what) {
    std::vector<std::string> words;
    for (Text& each : reader.oneOrMore(node, what)) {
        words.push_back(std::move(each.value));
    }
    return words;
}

void readHeaders(Reader& reader, const Node& node, Call& call) {
    if (node.kind != Node::Kind::Mapping) {
        reader.problem(node.place, "header is a group of names with their values",
                       "Write header: {x-app: search}.");
        return;
    }
    for (const YamlMember& member : node.members) {
        std::string name = inSmallLetters(member.key.scalar);
        if (std::ranges::find(call.headers, name, &Header::name) != call.headers.end()) {
            reader.problem(member.key.place, "the header \"" + name + "\" stands here twice",
                           "Small and capital letters make no difference to a header.");
            continue;
        }
        call.headers.push_back(
            {std::move(name), reader.text(member.value, member.key.scalar).value_or("")});
    }
}

void readMetadata(Reader& reader, const Node& node, Call& call) {
    if (node.kind != Node::Kind::Mapping) {
        reader.problem(node.place, "metadata is a group of names with their values",
                       "Write metadata: {feature: search}.");
        return;
    }
    for (const YamlMember& member : node.members) {
        call.metadata.push_back(
            {member.key.scalar, reader.text(member.value, member.key.scalar).value_or("")});
    }
}

// May have several lines, as prompts do.
void readPrompt(Reader& reader, const Node& node, Call& call) {
    if (node.kind == Node::Kind::Scalar && !node.isNull()) {
        call.prompt = node.scalar;
    } else {
        reader.problem(node.place, "prompt is a text", "Write prompt: \"Why does it fail?\".");
    }
}

void readBudgetLeft(Reader& reader, const Node& node, Call& call) {
    const auto written = reader.text(node, "budget_left");
    const auto percent = written ? parseShare(*written) : std::nullopt;
    if (percent) {
        call.budgetLeft = static_cast<std::uint32_t>(*percent);
    } else if (written) {
        reader.problem(node.place, "budget_left is per cent, from 0 to 100, of a budget",
                       "Write budget_left: 20%.");
    }
}

// Named as conditions of routes name them.
constexpr FieldRule<Call> kCall[] = {
    textOf<&Call::model>("model"),
    textOf<&Call::endpoint>("endpoint"),
    textOf<&Call::key>("key"),
    textOf<&Call::team>("team"),
    textOf<&Call::user>("user"),
    textOf<&Call::tier>("tier"),
    {"tag", [](Reader& reader, const Node& node,
               Call& call) { call.tags = textsOf(reader, node, "tag"); }},
    textOf<&Call::session>("session"),
    {"header", readHeaders},
    {"metadata", readMetadata},
    countOf<&Call::tokens>("tokens"),
    countOf<&Call::maxTokens>("max_tokens"),
    countOf<&Call::messages>("messages"),
    flagOf<&Call::stream>("stream"),
    flagOf<&Call::tools>("tools"),
    flagOf<&Call::images>("images"),
    flagOf<&Call::audio>("audio"),
    flagOf<&Call::files>("files"),
    flagOf<&Call::structured>("structured"),
    flagOf<&Call::lowBudget>("low_budget"),
    {"budget_left", readBudgetLeft},
    {"prompt", readPrompt},
    textOf<&Call::task>("task"),
    textOf<&Call::complexity>("complexity"),
    {"at", [](Reader& reader, const Node& node,
              Call& call) { call.at = reader.moment(node, "at").value_or(call.at); }},
};

constexpr FieldRule<PolicyExpectation> kExpect[] = {
    {"route",
     [](Reader& reader, const Node& node, PolicyExpectation& expect) {
         expect.route = reader.text(node, "route").value_or("");
     }},
    {"target", [](Reader& reader, const Node& node,
                  PolicyExpectation& expect) { expect.targets = textsOf(reader, node, "target"); }},
    {"never", [](Reader& reader, const Node& node,
                 PolicyExpectation& expect) { expect.never = textsOf(reader, node, "never"); }},
    {"refused", [](Reader& reader, const Node& node,
                   PolicyExpectation& expect) { expect.refused = reader.text(node, "refused"); }},
};

constexpr FieldRule<PolicyTest> kTest[] = {
    {"name", [](Reader& reader, const Node& node,
                PolicyTest& test) { test.name = reader.text(node, "name").value_or(""); }},
    {"call", [](Reader& reader, const Node& node,
                PolicyTest& test) { reader.fields<Call>(node, kCall, "a call", test.call); }},
    {"expect",
     [](Reader& reader, const Node& node, PolicyTest& test) {
         reader.fields<PolicyExpectation>(node, kExpect, "what is expected", test.expect);
     }},
};

struct File {
    std::vector<PolicyTest> tests;
};

void readTests(Reader& reader, const Node& node, File& file) {
    for (const Node& item : reader.items(node, "tests")) {
        PolicyTest test;
        test.place = item.place;
        reader.fields<PolicyTest>(item, kTest, "a test", test);
        if (test.expect == PolicyExpectation{}) {
            reader.problem(item.place, "a test that expects nothing cannot fail",
                           "Write expect: {target: PROVIDER/MODEL}.");
        } else if (test.expect.refused && !test.expect.targets.empty()) {
            reader.problem(item.place, "a call that is refused goes to no target",
                           "Expect refused, or a target.");
        }
        if (test.name.empty()) {
            test.name = "line " + std::to_string(item.place.line);
        }
        file.tests.push_back(std::move(test));
    }
}

constexpr FieldRule<File> kFile[] = {{"tests", readTests}};

}  // namespace

PolicyTests readPolicyTests(std::string_view text) {
    PolicyTests read;
    ParsedYaml yaml = parseYaml(text);
    read.problems = std::move(yaml.problems);
    File file;
    if (yaml.root) {
        Reader reader(read.problems);
        reader.fields<File>(*yaml.root, kFile, "a file of tests", file);
    }
    read.tests = std::move(file.tests);
    if (read.tests.empty() && !hasErrors(read.problems)) {
        read.problems.push_back({Severity::Error,
                                 {},
                                 "there is no test in it",
                                 "Write tests: with a list of {name, call, expect}."});
    }
    sortByPlace(read.problems);
    return read;
}

}  // namespace weir::control
