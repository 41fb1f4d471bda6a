// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QVector>
#include <deque>
#include <functional>
#include <optional>

#include "engine/base/clock.hpp"
#include "ui/notifications/notification.hpp"

namespace weir::ui {

struct NotificationLimits {
    Milliseconds gather{3'000};        // what comes together is told together
    Milliseconds again{900'000};       // before the same is told again
    std::size_t most = 4;              // interruptions
    Milliseconds mostWithin{600'000};  // in this time
};

// Decides when a person is told what. A trouble that is over before it was told never was; one that
// comes and goes is told once, and when it has been quiet long enough, what is so then. Whatever
// the limits hold back comes together with the rest once there is room. Pure: the caller brings the
// time.
class NotificationGate {
public:
    explicit NotificationGate(NotificationLimits limits = {}) : m_limits(limits) {}

    // What is wrong now; a subject that is missing is well.
    void setTroubles(const QVector<Notification>& troubles, Instant now);
    // Forgets subjects that somebody does not want to hear of any more, the end of them included.
    void forgetUnless(const std::function<bool(const Notification& trouble)>& wanted);
    // What is to be told now, in one interruption; empty: nothing.
    QVector<Notification> take(Instant now);
    // When take() will have something; none: not unless something changes.
    std::optional<Instant> due() const;

private:
    struct Subject {
        Notification trouble;      // the last there was
        bool isTrouble = false;    // now
        bool toldTrouble = false;  // what a person knows
        Instant changedAt{};
        std::optional<Instant> troubleToldAt;
        std::optional<Instant> endToldAt;
        quint64 order = 0;
    };

    bool hasNews(const Subject& subject) const {
        return subject.isTrouble != subject.toldTrouble &&
               (subject.isTrouble || subject.trouble.tellsEnd);
    }
    Instant dueOf(const Subject& subject) const;
    Instant roomAt() const;

    const NotificationLimits m_limits;
    QHash<QString, Subject> m_subjects;
    std::deque<Instant> m_told;  // the last interruptions
    quint64 m_order = 0;
};

}  // namespace weir::ui
