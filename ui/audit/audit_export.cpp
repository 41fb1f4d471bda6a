// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audit_export.hpp"

#include <QPointer>
#include <string>
#include <utility>

#include "engine/control/admin/audit_csv.hpp"

namespace weir::ui {

namespace {

constexpr std::uint32_t kRecordsAPage = 1000;

}  // namespace

AuditExport::AuditExport(admin::AdminClient& client, admin::ListAudit question, QString path,
                         QObject* parent)
    : QObject(parent),
      m_client(client),
      m_question(std::move(question)),
      m_path(std::move(path)),
      m_file(m_path) {
    m_question.limit = kRecordsAPage;
}

void AuditExport::start() {
    if (m_file.open() && m_file.put(QByteArray(admin::kAuditCsvHead.data(),
                                               qsizetype(admin::kAuditCsvHead.size())))) {
        ask();
    } else {
        failToWrite();
    }
}

void AuditExport::cancel() {
    if (!m_ended) {
        m_ended = true;
        m_file.abandon();
        emit cancelled();
    }
}

void AuditExport::ask() {
    m_client.call(m_question, admin::AdminClient::Callback<admin::AuditPage>(
                                  [self = QPointer(this)](const Result<admin::AuditPage>& reply) {
                                      if (self && !self->m_ended) {
                                          self->take(reply);
                                      }
                                  }));
}

void AuditExport::take(const Result<admin::AuditPage>& reply) {
    if (!reply) {
        m_ended = true;
        m_file.abandon();
        emit failed(QString::fromStdString(reply.error().text()));
        return;
    }
    std::string text;
    for (const admin::AuditRecord& record : reply->records) {
        text += admin::csvLineOf(record);
    }
    if (!m_file.put(QByteArray::fromStdString(text))) {
        failToWrite();
        return;
    }
    // New records come before the first page, so that what matched then is what there is.
    if (m_question.before.empty()) {
        m_total = reply->matching;
    }
    m_done += reply->records.size();
    if (reply->more && !reply->records.empty()) {
        m_question.before = reply->records.back().id;
        emit progressed();
        ask();
        return;
    }
    if (!m_file.commit()) {
        failToWrite();
        return;
    }
    m_ended = true;
    emit finished();
}

void AuditExport::failToWrite() {
    m_ended = true;
    emit failed(tr("%1 could not be written: %2.").arg(m_path, m_file.problem()));
}

}  // namespace weir::ui
