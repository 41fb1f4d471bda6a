// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include <sqlite3.h>

namespace weir::test {

// While it lives, SQLite's files are opened, written, synced, cut and deleted through this, and the
// operation that a test names fails. One at a time.
class FaultVfs {
public:
    enum class Lasts { Once, UntilHealed };

    FaultVfs();
    ~FaultVfs();
    FaultVfs(const FaultVfs&) = delete;
    FaultVfs& operator=(const FaultVfs&) = delete;

    // The n-th operation from now on fails; 1 is the next.
    void failAt(long n, Lasts lasts);
    void heal() { m_armed = false; }
    // Whether that operation came.
    bool failed() const { return m_failed; }

private:
    struct File;
    struct Methods;

    bool isToFail();

    sqlite3_vfs m_vfs;
    sqlite3_vfs* const m_system;
    std::atomic<bool> m_armed = false;
    std::atomic<bool> m_failed = false;
    std::atomic<bool> m_lasts = false;
    std::atomic<long> m_left = 0;
};

}  // namespace weir::test
