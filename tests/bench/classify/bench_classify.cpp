// SPDX-License-Identifier: GPL-3.0-or-later
// `bench_classify`: what it costs to judge a call, from the body on, as CPU time of one thread; and
// to index the phrases. `bench_classify --judge`: reads chat requests, one a line, and prints what
// each was judged to be; judge.py feeds it. Nothing here judges itself; it prints.

#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

#include "engine/classify/judged_call.hpp"
#include "engine/classify/last_turn.hpp"
#include "engine/dialects/common/request.hpp"
#include "tests/bench/lowest_cpu.hpp"

namespace {

using namespace weir;
using bench::lowestUs;

struct ReadCall {
    dialects::RequestFacts facts;
    dialects::PersonsTexts persons;
};

JudgedCall judge(const classify::Judge& judge, std::string_view body, const ReadCall& call) {
    const classify::LastTurn last = classify::lastTurn(body, call.persons);
    return classify::judgedCall(judge,
                                {.text = last.text,
                                 .messages = call.facts.messages,
                                 .tools = call.facts.tools,
                                 .toolBytes = call.facts.toolBytes,
                                 .images = call.facts.images > 0,
                                 .files = call.facts.files > 0,
                                 .structured = call.facts.structured,
                                 .maxTokens = call.facts.maxOutputTokens},
                                {});
}

ReadCall read(std::string_view body) {
    ReadCall call;
    if (auto facts =
            dialects::readRequest(dialects::Endpoint::ChatCompletions, body, &call.persons)) {
        call.facts = *std::move(facts);
    } else {
        std::fprintf(stderr, "%s\n", facts.error().text().c_str());
    }
    return call;
}

std::string bodyOf(const std::string& text) {
    return R"({"model":"auto","messages":[{"role":"user","content":")" + text + "\"}]}";
}

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) {
        text += piece;
    }
    return text;
}

void benchmark() {
    constexpr std::string_view kProse =
        "Please have a look at the report of last week, and tell me what we should do about the "
        "servers that were slow in the night. ";
    const std::size_t million = 1'000'000;
    const std::pair<const char*, std::string> calls[] = {
        {"a question of a line", "Why does the sky look blue in the daytime?"},
        {"a paragraph", repeated(kProse, 600)},
        {"as much as is looked at", repeated(kProse, 12'000)},
        {"the same, one sentence", repeated("lorem ipsum dolor sit amet consectetur ", 12'000)},
        {"a million characters", repeated(kProse, million)},
        {"a million of \\u00e9", repeated("\\u00e9\\u00e8 ", million)},
        {"a million of marks", repeated("<rules> </x <y ", million)},
        {"a million of one word", std::string(million, 'a')},
        {"a million of signs", repeated("? ! . ", million)},
        {"a million of Chinese", repeated("\u8bf7\u5e2e\u6211\u5199\u4e00\u4e2a ", million)},
    };
    const classify::Judge made({});
    std::printf("%-28s %10s %10s %12s\n", "text", "bytes", "judge, us", "looked at, B");
    for (const auto& [name, text] : calls) {
        const std::string body = bodyOf(text);
        const ReadCall call = read(body);
        const double us = lowestUs(100, [&] { (void)judge(made, body, call).task.size(); });
        std::printf("%-28s %10zu %10.1f %12zu\n", name, text.size(), us,
                    classify::lastTurn(body, call.persons).looked);
    }
    const double index = lowestUs(3, [] { (void)classify::Judge({}).tasks().size(); });
    std::printf("index of the phrases: %.2f ms\n", index / 1e3);
}

void judgeLines() {
    const classify::Judge made({});
    std::string body;
    while (std::getline(std::cin, body)) {
        const JudgedCall call = judge(made, body, read(body));
        std::printf("%s\t%d\t%s\t%d\t%s\n", call.task.c_str(), static_cast<int>(call.taskPercent),
                    call.complexity.c_str(), static_cast<int>(call.complexityPercent),
                    call.because.c_str());
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count > 1 && std::string_view(arguments[1]) == "--judge") {
        judgeLines();
    } else {
        benchmark();
    }
    return 0;
}
