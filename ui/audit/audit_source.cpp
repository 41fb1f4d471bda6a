// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audit_source.hpp"

#include <QPointer>
#include <utility>

#include "ui/audit/audit_model.hpp"

namespace weir::ui {

AuditSource::AuditSource(admin::AdminClient& client, AuditModel& model, QObject* parent)
    : QObject(parent), m_client(client), m_model(model) {}

void AuditSource::ask(const QString& words, Timestamp from) {
    const std::string asked = words.simplified().toStdString();
    if (m_question > 0 && asked == m_words && from == m_from) {
        refresh();
        return;
    }
    m_words = asked;
    m_from = from;
    ++m_question;
    m_known = false;
    m_askingNewest = false;
    m_askingOlder = false;
    m_olderProblem.clear();
    refresh();
}

admin::ListAudit AuditSource::question() const {
    admin::ListAudit question;
    question.words = m_words;
    question.from = m_from;
    return question;
}

void AuditSource::refresh() {
    if (m_askingNewest) {
        return;
    }
    m_askingNewest = true;
    m_client.call(question(), admin::AdminClient::Callback<admin::AuditPage>(
                                  [self = QPointer(this), question = m_question](auto reply) {
                                      if (self && self->m_question == question) {
                                          self->takeNewest(std::move(reply));
                                      }
                                  }));
}

void AuditSource::takeNewest(Result<admin::AuditPage> reply) {
    m_askingNewest = false;
    m_newestProblem = reply ? QString() : QString::fromStdString(reply.error().text());
    if (!reply) {
        emit changed();
        return;
    }
    m_olderProblem.clear();
    takeCounts(*reply);
    const int last = reply->records.empty() ? -1 : m_model.rowOf(reply->records.back().id);
    if (!m_known) {
        m_known = true;
        m_more = reply->more;
        m_model.setRecords(std::move(reply->records));
    } else if (!reply->more) {
        m_more = false;
        m_model.exchangeTop(m_model.rowCount(), std::move(reply->records));
    } else if (last >= 0) {
        m_model.exchangeTop(last + 1, std::move(reply->records));
    } else {
        // There are more new ones than a page holds: what lies between is not known.
        m_more = true;
        m_model.setRecords(std::move(reply->records));
    }
    emit changed();
}

void AuditSource::askOlder() {
    const admin::AuditRecord* last = m_model.at(m_model.rowCount() - 1);
    // What failed is asked again with the newest page, not at once for as long as it fails.
    if (!m_known || !m_more || m_askingOlder || !m_olderProblem.isEmpty() || last == nullptr) {
        return;
    }
    m_askingOlder = true;
    admin::ListAudit operation = question();
    operation.before = last->id;
    m_client.call(operation, admin::AdminClient::Callback<admin::AuditPage>(
                                 [self = QPointer(this), question = m_question,
                                  before = operation.before](Result<admin::AuditPage> reply) {
                                     if (self && self->m_question == question) {
                                         self->takeOlder(std::move(reply), before);
                                     }
                                 }));
}

void AuditSource::takeOlder(Result<admin::AuditPage> reply, const std::string& before) {
    m_askingOlder = false;
    m_olderProblem = reply ? QString() : QString::fromStdString(reply.error().text());
    const admin::AuditRecord* last = m_model.at(m_model.rowCount() - 1);
    // Not behind other records, if they were exchanged meanwhile.
    if (reply && last != nullptr && last->id == before) {
        takeCounts(*reply);
        m_more = reply->more;
        m_model.append(std::move(reply->records));
    }
    emit changed();
}

void AuditSource::takeCounts(const admin::AuditPage& page) {
    m_matching = page.matching;
    m_total = page.total;
}

}  // namespace weir::ui
