// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/pauses.hpp"
#include "ui/widgets/saving_dialog.hpp"

class QLabel;
class QLineEdit;

namespace weir::ui {

class TimeSpanBox;

// Takes a provider, or one of its models, out of use for a while.
class PauseDialog : public SavingDialog {
    Q_OBJECT

public:
    PauseDialog(admin::AdminClient& client, std::string provider, const std::string& model,
                QWidget* parent);

signals:
    void paused(const weir::admin::PausedTarget& target);

protected:
    QString missing() const override { return {}; }
    QString beingWritten() const override;
    QString note() const override;
    void save() override;
    void retranslate() override;

private:
    const std::string m_provider;
    QLabel* m_untilLabel;
    TimeSpanBox* m_until;
    QLabel* m_modelLabel;
    QLineEdit* m_model;
    QLabel* m_reasonLabel;
    QLineEdit* m_reason;
};

}  // namespace weir::ui
