// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notifications/notification_gate.hpp"

#include <algorithm>
#include <vector>

#include "ui/notifications/troubles.hpp"

namespace weir::ui {

void NotificationGate::setTroubles(const QVector<Notification>& troubles, Instant now) {
    for (const Notification& trouble : troubles) {
        Subject& subject = m_subjects[trouble.subject];
        if (!subject.isTrouble) {
            subject.isTrouble = true;
            subject.changedAt = now;
            subject.order = ++m_order;
        }
        subject.trouble = trouble;
    }
    for (auto each = m_subjects.begin(); each != m_subjects.end();) {
        Subject& subject = each.value();
        const bool still =
            std::any_of(troubles.begin(), troubles.end(),
                        [&](const Notification& trouble) { return trouble.subject == each.key(); });
        if (subject.isTrouble && !still) {
            subject.isTrouble = false;
            subject.changedAt = now;
            subject.order = ++m_order;
        }
        const Instant last = std::max(subject.troubleToldAt.value_or(subject.changedAt),
                                      subject.endToldAt.value_or(subject.changedAt));
        const bool forgotten = !subject.isTrouble && !hasNews(subject) &&
                               now - std::max(last, subject.changedAt) > m_limits.again;
        each = forgotten ? m_subjects.erase(each) : std::next(each);
    }
}

void NotificationGate::forgetUnless(
    const std::function<bool(const Notification& trouble)>& wanted) {
    erase_if(m_subjects, [&](const auto& each) { return !wanted(each.value().trouble); });
}

Instant NotificationGate::dueOf(const Subject& subject) const {
    const auto& toldAt = subject.isTrouble ? subject.troubleToldAt : subject.endToldAt;
    const Instant gathered = subject.changedAt + m_limits.gather;
    return toldAt ? std::max(gathered, *toldAt + m_limits.again) : gathered;
}

Instant NotificationGate::roomAt() const {
    return m_told.size() < m_limits.most ? Instant() : m_told.front() + m_limits.mostWithin;
}

std::optional<Instant> NotificationGate::due() const {
    std::optional<Instant> first;
    for (const Subject& subject : m_subjects) {
        if (hasNews(subject)) {
            const Instant at = dueOf(subject);
            first = first ? std::min(*first, at) : at;
        }
    }
    return first ? std::optional(std::max(*first, roomAt())) : std::nullopt;
}

QVector<Notification> NotificationGate::take(Instant now) {
    if (now < roomAt()) {
        return {};
    }
    std::vector<Subject*> ready;
    for (Subject& subject : m_subjects) {
        if (hasNews(subject) && dueOf(subject) <= now) {
            ready.push_back(&subject);
        }
    }
    std::ranges::sort(ready, {}, [](const Subject* subject) { return subject->order; });
    QVector<Notification> news;
    for (Subject* subject : ready) {
        subject->toldTrouble = subject->isTrouble;
        (subject->isTrouble ? subject->troubleToldAt : subject->endToldAt) = now;
        news << (subject->isTrouble ? subject->trouble : endOf(subject->trouble));
    }
    if (!news.isEmpty()) {
        m_told.push_back(now);
        while (m_told.size() > m_limits.most) {
            m_told.pop_front();
        }
    }
    return news;
}

}  // namespace weir::ui
