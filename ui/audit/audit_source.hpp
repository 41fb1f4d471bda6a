// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <cstdint>
#include <string>

#include "engine/base/result.hpp"
#include "engine/control/admin/audit.hpp"
#include "engine/control/admin/client.hpp"

namespace weir::ui {

class AuditModel;

// Brings records into the model: the newest page again and again, older ones when somebody wants
// them. What stands there stays until the answer to another question is there.
class AuditSource : public QObject {
    Q_OBJECT

public:
    AuditSource(admin::AdminClient& client, AuditModel& model, QObject* parent = nullptr);

    // Which records: each of the words in it, not before `from`. Another question is asked at once.
    void ask(const QString& words, Timestamp from);
    // The newest page of the same question.
    void refresh();
    // The page behind the last row, unless there is none or it is on its way.
    void askOlder();

    // As it would be asked for a first page.
    admin::ListAudit question() const;

    // An answer to the question of now is in the model.
    bool isKnown() const { return m_known; }
    bool hasOlder() const { return m_more; }
    std::uint64_t matching() const { return m_matching; }
    std::uint64_t total() const { return m_total; }
    // Why the last answer did not come; empty: it came.
    const QString& problem() const {
        return m_newestProblem.isEmpty() ? m_olderProblem : m_newestProblem;
    }

signals:
    void changed();

private:
    void takeNewest(Result<admin::AuditPage> reply);
    void takeOlder(Result<admin::AuditPage> reply, const std::string& before);
    void takeCounts(const admin::AuditPage& page);

    admin::AdminClient& m_client;
    AuditModel& m_model;
    std::string m_words;
    Timestamp m_from{};
    std::uint64_t m_question = 0;  // an answer to an earlier one is of no use
    bool m_known = false;
    bool m_more = false;
    bool m_askingNewest = false;
    bool m_askingOlder = false;
    std::uint64_t m_matching = 0;
    std::uint64_t m_total = 0;
    QString m_newestProblem;
    QString m_olderProblem;
};

}  // namespace weir::ui
