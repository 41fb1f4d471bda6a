// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>

namespace weir::exchange {

// How many bytes of answers in flight are copied for the window, over all exchanges. Ended ones are
// under the cap of books::Traffic; without this one, many streams at once would have none.
class BodyBudget {
public:
    explicit BodyBudget(std::size_t bytes) : m_left(static_cast<std::ptrdiff_t>(bytes)) {}

    bool take(std::size_t bytes) {
        const auto count = static_cast<std::ptrdiff_t>(bytes);
        if (m_left.fetch_sub(count, std::memory_order_relaxed) >= count) {
            return true;
        }
        give(bytes);
        return false;
    }
    void give(std::size_t bytes) {
        m_left.fetch_add(static_cast<std::ptrdiff_t>(bytes), std::memory_order_relaxed);
    }

private:
    std::atomic<std::ptrdiff_t> m_left;
};

// The copy of one answer as the client got it. Stops at the budget and gives it back at its end.
class BodyCopy {
public:
    explicit BodyCopy(BodyBudget& budget) : m_budget(budget) {}
    ~BodyCopy() { m_budget.give(m_taken); }
    BodyCopy(const BodyCopy&) = delete;
    BodyCopy& operator=(const BodyCopy&) = delete;

    void append(std::string_view bytes) {
        if (m_full || !m_budget.take(bytes.size())) {
            m_full = true;
            return;
        }
        m_taken += bytes.size();
        m_bytes.append(bytes);
    }
    // Something is missing at its end.
    bool cut() const { return m_full; }
    // The budget stays taken until this object goes.
    std::string release() { return std::move(m_bytes); }

private:
    BodyBudget& m_budget;
    std::string m_bytes;
    std::size_t m_taken = 0;
    bool m_full = false;
};

}  // namespace weir::exchange
