// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a person, an agent or an attacker writes: taking frames away only takes away, no more is
// looked at than is promised, and a verdict is a name with a share. The first byte chooses whether
// the rest is a text by itself or the body of a request.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/classify/features.hpp"
#include "engine/classify/frames.hpp"
#include "engine/classify/judge.hpp"
#include "engine/classify/last_turn.hpp"
#include "engine/classify/task_names.hpp"
#include "engine/dialects/common/request.hpp"

using namespace weir;

namespace {

void demand(bool condition) {
    if (!condition) {
        std::abort();
    }
}

const classify::Judge& judge() {
    static const classify::Judge kJudge({});
    return kJudge;
}

void checkVerdict(const classify::Verdict& verdict) {
    demand(verdict.score >= 0 && verdict.score <= 1);
    demand(!verdict.name.empty() &&
           (verdict.nearest.empty() || verdict.name == classify::kUnknown));
}

void checkText(std::string_view text) {
    const std::string left = classify::withoutFrames(text);
    demand(left.size() <= text.size());
    const classify::Features features = classify::featuresOf(left);
    demand(features.lines <= left.size() && features.words <= left.size() + 1);
    const classify::Judgement judged = judge().judge({.text = left});
    checkVerdict(judged.task);
    checkVerdict(judged.complexity);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (data[0] % 6 == 0) {
        checkText(rest);
        return 0;
    }
    const std::string body(rest);
    dialects::PersonsTexts persons;
    const auto endpoint = static_cast<dialects::Endpoint>(data[0] % 6 - 1);
    if (!dialects::readRequest(endpoint, body, &persons)) {
        return 0;
    }
    demand(persons.texts().size() <= dialects::PersonsTexts::kMostKept);
    for (const auto& text : persons.texts()) {
        demand(text.offset + text.length < body.size() && body[text.offset - 1] == '"' &&
               body[text.offset + text.length] == '"');
    }
    const classify::LastTurn turn = classify::lastTurn(body, persons);
    demand(turn.looked <= classify::kMostBytes);
    checkText(turn.text);
    return 0;
}
