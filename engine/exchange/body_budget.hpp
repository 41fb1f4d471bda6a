// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
// Kept in pieces: a string that doubles holds twice what is in it, and thousands of streams would
// do so at once.
class BodyCopy {
public:
    explicit BodyCopy(BodyBudget& budget) : m_budget(budget) {}
    ~BodyCopy() { m_budget.give(m_taken); }
    BodyCopy(const BodyCopy&) = delete;
    BodyCopy& operator=(const BodyCopy&) = delete;

    void append(std::string_view bytes) {
        while (!bytes.empty() && !m_full) {
            const std::size_t room = m_pieces.empty() ? 0 : m_pieces.back().room();
            if (room == 0) {
                addPiece(bytes.size());
                continue;
            }
            m_pieces.back().bytes.append(bytes.substr(0, room));
            bytes.remove_prefix(std::min(room, bytes.size()));
        }
    }
    // Something is missing at its end.
    bool cut() const { return m_full; }
    // The budget stays taken until this object goes.
    std::string release() {
        if (m_pieces.size() == 1) {
            return std::move(m_pieces.front().bytes);
        }
        std::string whole;
        for (const Piece& piece : m_pieces) {
            whole.append(piece.bytes);
        }
        m_pieces.clear();
        return whole;
    }

private:
    // With the byte that ends a string, a page.
    static constexpr std::size_t kPiece = 4095;

    struct Piece {
        std::size_t size;
        std::string bytes;

        std::size_t room() const { return size - bytes.size(); }
    };

    // The first is as large as what is there, which is all there is of a plain answer.
    void addPiece(std::size_t wanted) {
        const std::size_t size = m_pieces.empty() ? wanted : std::max(wanted, kPiece);
        if (!m_budget.take(size)) {
            m_full = true;
            return;
        }
        m_taken += size;
        m_pieces.push_back({size, {}});
        m_pieces.back().bytes.reserve(size);
    }

    BodyBudget& m_budget;
    std::vector<Piece> m_pieces;
    std::size_t m_taken = 0;
    bool m_full = false;
};

}  // namespace weir::exchange
