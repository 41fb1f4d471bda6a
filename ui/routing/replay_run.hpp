// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <cstdint>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/routes.hpp"

namespace weir::ui {

// What is replayed.
struct ReplayQuestion {
    std::vector<admin::RouteSettings> rules;
    std::uint64_t revision = 0;  // in force: providers, models and prices are those of it
    Timestamp since{};
    Timestamp until{};
    std::vector<NamedSet> sets = {};  // that the rules ask for
};

// Recorded calls are decided again, a page of the books after the other, from the newest back.
class ReplayRun : public QObject {
    Q_OBJECT

public:
    enum class State { None, Running, Stopped, Failed, Finished };

    explicit ReplayRun(admin::AdminClient& client, QObject* parent = nullptr);

    // Another one that is under way is left; what it came to stands until there is a first page.
    void start(ReplayQuestion question);
    // What it came to so far stays.
    void stop();
    // Nothing was replayed.
    void clear();

    State state() const { return m_state; }
    const ReplayQuestion& question() const { return m_question; }
    // A page of this question has come.
    bool hasBegun() const { return m_begun; }
    // There is something to show, of this question or the one before.
    bool hasSum() const { return m_hasSum; }
    const admin::RouteReplay& sum() const { return m_sum; }
    // The rules that the sum is of.
    const std::vector<admin::RouteSettings>& rules() const { return m_rules; }
    // How much of the time was looked at, of one.
    double progress() const;
    // Why it failed.
    const QString& problem() const { return m_problem; }

signals:
    // At most ten times a second.
    void changed();

private:
    void ask(const Id& before);
    void take(const Result<admin::RouteReplay>& page, int number);
    void end(State state);
    void tell();

    admin::AdminClient& m_client;
    ReplayQuestion m_question;
    admin::RouteReplay m_sum;
    std::vector<admin::RouteSettings> m_rules;
    QString m_problem;
    State m_state = State::None;
    bool m_begun = false;
    bool m_hasSum = false;
    QTimer m_rest;        // between two times that it is told
    bool m_news = false;  // since it was told
    int m_number = 0;     // of the question; answers to another one are dropped
};

}  // namespace weir::ui
