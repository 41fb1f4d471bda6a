// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <cstdint>

#include "engine/base/result.hpp"
#include "engine/control/admin/audit.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/widgets/whole_file.hpp"

namespace weir::ui {

// One export of the audit log as CSV: all pages of a question, the newest record first, in the
// words they were written in. The file has its name only when all of them are in it.
class AuditExport : public QObject {
    Q_OBJECT

public:
    AuditExport(admin::AdminClient& client, admin::ListAudit question, QString path,
                QObject* parent = nullptr);

    void start();
    // Ends with cancelled(), unless it ended meanwhile.
    void cancel();

    const QString& path() const { return m_path; }
    std::uint64_t done() const { return m_done; }
    std::uint64_t total() const { return m_total; }

signals:
    // One of the three after this is the last signal.
    void progressed();
    void finished();
    void cancelled();
    void failed(const QString& problem);

private:
    void ask();
    void take(const Result<admin::AuditPage>& reply);
    void failToWrite();

    admin::AdminClient& m_client;
    admin::ListAudit m_question;
    const QString m_path;
    WholeFile m_file;
    std::uint64_t m_done = 0;
    std::uint64_t m_total = 0;
    bool m_ended = false;
};

}  // namespace weir::ui
