// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/keychain/keychain_jobs.hpp"

#include <utility>

namespace weir::app {

KeychainJobs::KeychainJobs(std::chrono::milliseconds patience, QObject* parent) : QObject(parent) {
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &KeychainJobs::onHung);
}

void KeychainJobs::run(MakeJob make, Done done) {
    if (m_hung) {
        done(End::Hung, nullptr);
        return;
    }
    m_waiting.push_back({std::move(make), std::move(done)});
    // Never from within another job's end: QtKeychain's own queue is not made for it.
    QTimer::singleShot(0, this, &KeychainJobs::startNext);
}

void KeychainJobs::startNext() {
    if (m_busy || m_waiting.empty()) {
        return;
    }
    Waiting next = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_busy = true;
    m_done = std::move(next.done);
    QKeychain::Job* job = next.make();
    job->setParent(this);
    // A keychain that cannot be used is said to be so; a key is never kept in plain text instead.
    job->setInsecureFallback(false);
    connect(job, &QKeychain::Job::finished, this, &KeychainJobs::onFinished);
    m_patience.start();
    job->start();
}

void KeychainJobs::onFinished(QKeychain::Job* job) {
    m_patience.stop();
    m_busy = false;
    m_hung = false;
    if (const Done done = std::exchange(m_done, {})) {
        done(End::Finished, job);
    }
    QTimer::singleShot(0, this, &KeychainJobs::startNext);
}

void KeychainJobs::onHung() {
    m_hung = true;
    const Done done = std::exchange(m_done, {});
    const auto waiting = std::exchange(m_waiting, {});
    done(End::Hung, nullptr);
    for (const Waiting& each : waiting) {
        each.done(End::Hung, nullptr);
    }
}

}  // namespace weir::app
