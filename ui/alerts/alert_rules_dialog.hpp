// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/alerts.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/widgets/saving_dialog.hpp"

class QLabel;
class QLineEdit;

namespace weir::ui {

// Says what is worth an alert, and when nobody wants to hear of it.
class AlertRulesDialog : public SavingDialog {
    Q_OBJECT

public:
    AlertRulesDialog(admin::AdminClient& client, const admin::AlertSettings& settings,
                     QWidget* parent);

signals:
    void saved(const weir::admin::AlertSettings& before);

private:
    void build();
    void fill(const admin::AlertSettings& settings);
    admin::AlertSettings settings() const;
    QString missing() const override;
    QString beingWritten() const override;
    void save() override;
    void retranslate() override;

    QLabel* m_usedLabel = nullptr;
    QLineEdit* m_used = nullptr;
    QLabel* m_goneLabel = nullptr;
    QLineEdit* m_gone = nullptr;
    QLabel* m_downLabel = nullptr;
    QLineEdit* m_down = nullptr;
    QLabel* m_rateLabel = nullptr;
    QLineEdit* m_rate = nullptr;
    QLabel* m_callsLabel = nullptr;
    QLineEdit* m_calls = nullptr;
    QLabel* m_keysLabel = nullptr;
    QLineEdit* m_keys = nullptr;
    QLabel* m_certificateLabel = nullptr;
    QLineEdit* m_certificate = nullptr;
    QLabel* m_fromLabel = nullptr;
    QLineEdit* m_from = nullptr;
    QLabel* m_untilLabel = nullptr;
    QLineEdit* m_until = nullptr;
    QLabel* m_hint;
    QLabel* m_quietHint;
};

}  // namespace weir::ui
