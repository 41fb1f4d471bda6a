// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/model_lists.hpp"

#include <algorithm>
#include <utility>

namespace weir::app {

namespace {

// What the answer may depend on.
bool isTheSame(const providers::Provider& left, const providers::Provider& right) {
    return left.base.text() == right.base.text() && left.keys == right.keys &&
           left.kind == right.kind && left.dialects == right.dialects &&
           left.local == right.local && left.caFile == right.caFile;
}

Milliseconds pauseAfter(int failures) {
    Milliseconds pause = ModelLists::kFirstPause;
    for (int i = 1; i < failures && pause < ModelLists::kLongestPause; ++i) {
        pause *= 2;
    }
    return std::min<Milliseconds>(pause, ModelLists::kLongestPause);
}

}  // namespace

ModelLists::ModelLists(const Clock& clock, Ask ask, Learn learn)
    : m_clock(clock), m_ask(std::move(ask)), m_learn(std::move(learn)) {}

void ModelLists::follow(const policy::Snapshot& snapshot) {
    auto before = std::exchange(m_states, {});
    std::vector<std::string> fresh;
    for (const providers::Provider& provider : snapshot.providers) {
        // The document lists the models of some, the list of others has what cannot be called, and
        // the simulator is part of this program.
        if (!provider.serveAll || !provider.kind->listsModels || provider.kind->simulated) {
            continue;
        }
        const auto known = before.find(provider.name);
        if (known != before.end() && isTheSame(known->second.provider, provider)) {
            m_states.emplace(provider.name, std::move(known->second));
        } else {
            m_states[provider.name].provider = provider;
            fresh.push_back(provider.name);
        }
    }
    // An answer may come at once, and with it another policy.
    for (const std::string& name : fresh) {
        askAgain(name);
    }
}

void ModelLists::askAgain(std::string_view provider) {
    const auto found = m_states.find(provider);
    if (found == m_states.end()) {
        return;
    }
    State& state = found->second;
    state.failures = 0;
    if (state.number != 0) {
        state.again = true;
    } else {
        ask(state);
    }
}

void ModelLists::tick() {
    const Instant now = m_clock.instant();
    std::vector<std::string> due;
    for (const auto& [name, state] : m_states) {
        if (state.number == 0 && state.due <= now) {
            due.push_back(name);
        }
    }
    for (const std::string& name : due) {
        if (const auto found = m_states.find(name); found != m_states.end()) {
            ask(found->second);
        }
    }
}

void ModelLists::ask(State& state) {
    state.number = ++m_lastNumber;
    state.again = false;
    m_ask(state.provider,
          [this, name = state.provider.name, number = state.number](Result<Models> answer) {
              onAnswer(name, number, std::move(answer));
          });
}

void ModelLists::onAnswer(const std::string& name, std::uint64_t number, Result<Models> answer) {
    const auto found = m_states.find(name);
    if (found == m_states.end() || found->second.number != number) {
        return;  // of a provider that is gone, or was elsewhere when it was asked
    }
    State& state = found->second;
    state.number = 0;
    state.failures = answer ? 0 : state.failures + 1;
    state.due = m_clock.instant() + (answer ? Milliseconds(kRefresh) : pauseAfter(state.failures));
    if (state.again) {
        ask(state);
    }
    if (answer) {
        m_learn(name, std::move(*answer));
    }
}

}  // namespace weir::app
