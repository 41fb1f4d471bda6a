// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <any>
#include <atomic>
#include <functional>
#include <utility>

#include "engine/base/result.hpp"

namespace weir::admin {

// Sees to it that a call gets one answer: the first one counts, and whoever lets go of it without
// giving one has given the error it was made with.
class OneAnswer {
public:
    using Answer = std::function<void(Result<std::any>)>;

    OneAnswer(Answer answer, Error whenDropped)
        : m_answer(std::move(answer)), m_whenDropped(std::move(whenDropped)) {}
    OneAnswer(const OneAnswer&) = delete;
    OneAnswer& operator=(const OneAnswer&) = delete;
    ~OneAnswer() { give(std::move(m_whenDropped)); }

    void give(Result<std::any> reply) {
        if (!m_given.exchange(true)) {
            m_answer(std::move(reply));
        }
    }

private:
    Answer m_answer;
    Error m_whenDropped;
    std::atomic<bool> m_given = false;
};

}  // namespace weir::admin
