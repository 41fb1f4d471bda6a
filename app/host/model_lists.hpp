// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::app {

// Which models a provider offers stands nowhere but at the provider. It is asked when it is new,
// when its key changed, and now and then; one that does not answer is asked again, less and less
// often, because a network or a local server may come up after Weir did. One thread.
class ModelLists {
public:
    using Models = std::vector<std::string>;
    // Asks one provider; the answer comes on the thread that everything here happens on.
    using Ask =
        std::function<void(const providers::Provider&, std::function<void(Result<Models>)>)>;
    using Learn = std::function<void(const std::string& provider, Models models)>;

    // After a failure, doubled with each one that follows, up to the longest.
    static constexpr std::chrono::seconds kFirstPause{5};
    static constexpr std::chrono::seconds kLongestPause{600};
    static constexpr std::chrono::hours kRefresh{1};

    ModelLists(const Clock& clock, Ask ask, Learn learn);

    // Takes over the providers of a new policy; those that are new or moved are asked.
    void follow(const policy::Snapshot& snapshot);
    // What kept it from answering may be gone: its key was stored or is read again.
    void askAgain(std::string_view provider);
    // Asks those whose time has come; cheap.
    void tick();

private:
    struct State {
        providers::Provider provider;
        std::uint64_t number = 0;  // of the question that is on its way; 0: none is
        bool again = false;        // ask once more when it is answered
        int failures = 0;          // in a row
        Instant due{};
    };

    void ask(State& state);
    void onAnswer(const std::string& name, std::uint64_t number, Result<Models> answer);

    const Clock& m_clock;
    Ask m_ask;
    Learn m_learn;
    std::map<std::string, State, std::less<>> m_states;
    std::uint64_t m_lastNumber = 0;
};

}  // namespace weir::app
