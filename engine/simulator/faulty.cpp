// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulator/faulty.hpp"

#include <algorithm>

namespace weir::simulator {
namespace {

// Two thirds of a JSON body parse nowhere.
void garble(Answer& answer) {
    if (answer.stream) {
        answer.events = {{StreamEvent::Part::Token, "data: {\"choices\":[{\"delta\"\n\n"}};
    } else {
        answer.body.resize(answer.body.size() * 2 / 3);
    }
}

}  // namespace

void cutEvents(std::vector<StreamEvent>& events, double share) {
    using Part = StreamEvent::Part;
    const auto isToken = [](const StreamEvent& event) { return event.part == Part::Token; };
    const auto tokens = std::count_if(events.begin(), events.end(), isToken);
    auto left = static_cast<std::ptrdiff_t>(static_cast<double>(tokens) * share);
    const auto end = std::find_if(events.begin(), events.end(), [&left](const StreamEvent& event) {
        return event.part == Part::Token ? left-- == 0 : event.part == Part::Rest && left <= 0;
    });
    events.erase(end, events.end());
}

void addFault(Answer& answer, Fault fault, const Options& options) {
    switch (fault) {
        case Fault::Slow:
            answer.firstToken = options.slowFirstToken;
            break;
        case Fault::Trickle:
            answer.tokensPerSecond = options.trickle;
            break;
        case Fault::Stalled:
        case Fault::Cut:
            cutEvents(answer.events, 0.5);
            answer.body.resize(answer.body.size() / 2);
            answer.ending = fault == Fault::Cut ? Answer::Ending::Reset : Answer::Ending::Stall;
            break;
        case Fault::Reset:
            cutEvents(answer.events, 0);
            answer.body.clear();
            answer.ending = Answer::Ending::Reset;
            break;
        case Fault::Garbage:
            garble(answer);
            break;
        case Fault::Silent:
            answer.events.clear();
            answer.body.clear();
            answer.ending = Answer::Ending::Stall;
            break;
        case Fault::None:
        case Fault::RateLimited:
        case Fault::Failed:
        case Fault::Overloaded:
        case Fault::Flapping:
            break;
    }
}

}  // namespace weir::simulator
