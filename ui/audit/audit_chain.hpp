// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <cstdint>
#include <optional>

#include "engine/base/result.hpp"
#include "engine/control/admin/audit.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/widgets/notice_bar.hpp"
#include "ui/widgets/toast.hpp"

class QLabel;

namespace weir::ui {

class Button;

// Whether the audit log is as it was written: a line for under the log, and a notice where it is
// not. What was found stays until it is found anew.
class AuditChain : public QWidget {
    Q_OBJECT

public:
    explicit AuditChain(admin::AdminClient& client, QWidget* parent = nullptr);

    // The gateway reads all of the log for it. Nothing while an answer is on its way.
    void verify();
    // What the chain comes to, to be kept elsewhere.
    void copyCheckpoint();
    std::optional<Notice> notice();

signals:
    void changed();
    void recordAsked(std::uint64_t number);
    void toastAsked(const weir::ui::ToastMessage& message);

protected:
    void changeEvent(QEvent* event) override;

private:
    void take(const Result<admin::VerifiedAudit>& reply);
    QString textOfFault() const;
    void showState();

    admin::AdminClient& m_client;
    QLabel* m_line;
    Button* m_copy;
    std::optional<admin::VerifiedAudit> m_found;
    QString m_problem;  // why it was not found anew; empty: it was
    bool m_asking = false;
};

}  // namespace weir::ui
