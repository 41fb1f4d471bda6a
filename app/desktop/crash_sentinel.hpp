// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <chrono>
#include <optional>

namespace weir::app {

// What the window before this one left behind.
struct LastEnd {
    // It did not end by itself: it was killed, or crashed, or the power went.
    bool bad = false;
    QDateTime startedAt;  // when bad
    // Bad ends in a row of windows that had not run for long: what it starts with may be the cause.
    int soonInARow = 0;
};

// A file that says that a window runs. Whoever ends takes it away; whoever finds it knows that the
// one before did not come to that.
class CrashSentinel {
public:
    static constexpr std::chrono::minutes kSoon{10};  // after a start
    static constexpr int kTooOften = 2;

    // In the data folder, which only one window has at a time.
    explicit CrashSentinel(const QString& dataFolder);

    // What is there now. A file that cannot be read counts as a bad end of long ago.
    LastEnd lastEnd(const QDateTime& now) const;
    // A window runs from now on; does nothing where the folder is not there yet.
    void begin(const LastEnd& before, const QDateTime& now);
    bool hasBegun() const { return m_begun; }
    // It ends as it should.
    void end();

private:
    const QString m_file;
    bool m_begun = false;
};

}  // namespace weir::app
