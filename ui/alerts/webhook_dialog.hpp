// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "engine/control/admin/alerts.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/widgets/saving_dialog.hpp"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace weir::ui {

class Segments;

// Adds somebody who is told of alerts, or changes it. An address of Slack that is typed here goes
// to the keychain.
class WebhookDialog : public SavingDialog {
    Q_OBJECT

public:
    // Names that there are by now.
    using Taken = std::function<QStringList()>;

    // Settings without a name: a new one.
    WebhookDialog(admin::AdminClient& client, const admin::WebhookSettings& settings, Taken taken,
                  QWidget* parent);

signals:
    void saved(const weir::admin::WebhookSettings& settings);

private:
    void build();
    void fill();
    void showKind();
    bool isSlack() const;
    QString usualName() const;
    QString name() const;
    admin::SetWebhook operation() const;
    QString missing() const override;
    QString beingWritten() const override;
    QString note() const override;
    void save() override;
    void showState() override;
    void retranslate() override;

    const admin::WebhookSettings m_given;
    const Taken m_taken;
    QLabel* m_nameLabel = nullptr;
    QLineEdit* m_name = nullptr;
    QLabel* m_kindLabel;
    Segments* m_kind;
    QLabel* m_urlLabel = nullptr;
    QLineEdit* m_url = nullptr;
    QLabel* m_urlHint;
    QLabel* m_secretLabel = nullptr;
    QLineEdit* m_secret = nullptr;
    QLabel* m_secretHint;
    QCheckBox* m_local;
    QLabel* m_aboutLabel;
    std::vector<std::pair<AlertKind, QCheckBox*>> m_about;
};

}  // namespace weir::ui
