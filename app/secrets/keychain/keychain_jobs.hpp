// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <deque>
#include <functional>

#include <qt6keychain/keychain.h>

namespace weir::app {

// Runs keychain jobs one after the other, with a time limit of our own: a locked keychain may ask
// its user, and a job then ends when he answers, or never. A job cannot be cancelled, and the ones
// behind it would wait for it, so while one hangs all others are answered as locked at once.
// Lives on the thread of its event loop.
class KeychainJobs : public QObject {
    Q_OBJECT

public:
    enum class End { Finished, Hung };
    // Finished: `job` has its result. Hung: it has none; `job` is null.
    using Done = std::function<void(End end, QKeychain::Job* job)>;
    using MakeJob = std::function<QKeychain::Job*()>;

    explicit KeychainJobs(std::chrono::milliseconds patience, QObject* parent = nullptr);

    void run(MakeJob make, Done done);

private:
    struct Waiting {
        MakeJob make;
        Done done;
    };

    void startNext();
    void onFinished(QKeychain::Job* job);
    void onHung();

    std::deque<Waiting> m_waiting;
    Done m_done;          // of the job that runs; empty once it was given up
    bool m_busy = false;  // a job runs
    bool m_hung = false;  // and has been given up
    QTimer m_patience;
};

}  // namespace weir::app
