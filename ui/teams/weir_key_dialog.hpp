// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/keys.hpp"
#include "ui/teams/directory_rows.hpp"
#include "ui/widgets/saving_dialog.hpp"

class QCheckBox;
class QLabel;
class QLineEdit;
class QTimeZone;

namespace weir::ui {

class ExpiryField;

// Makes a Weir key, or changes whose it is and what it may do.
class WeirKeyDialog : public SavingDialog {
    Q_OBJECT

public:
    // What a new key begins with; an id: the key that is changed.
    WeirKeyDialog(admin::AdminClient& client, const Clock& clock, const QTimeZone& zone,
                  const Directory& directory, const admin::KeyRow& key, QWidget* parent);

signals:
    void created(const weir::admin::CreatedKey& key);
    void changed(const weir::admin::KeyRow& before, const weir::admin::KeyRow& now);

private:
    void build(const Clock& clock, const QTimeZone& zone);
    void fill();
    void offer(const Directory& directory);
    bool isNew() const { return m_before.id.empty(); }
    KeyAccess access() const;
    QString missing() const override;
    QString beingWritten() const override;
    QString note() const override;
    void save() override;
    void retranslate() override;

    const admin::KeyRow m_before;
    QLabel* m_nameLabel;
    QLabel* m_teamLabel;
    QLabel* m_userLabel;
    QLabel* m_expiresLabel;
    QLabel* m_modelsLabel;
    QLabel* m_modelsHint;
    QLabel* m_providersLabel;
    QLabel* m_addressesLabel;
    QLabel* m_addressesHint;
    QCheckBox* m_maySeeBudget;
    QLabel* m_maySeeBudgetHint;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_team = nullptr;
    QLineEdit* m_user = nullptr;
    ExpiryField* m_expires = nullptr;
    QLineEdit* m_models = nullptr;
    QLineEdit* m_providers = nullptr;
    QLineEdit* m_addresses = nullptr;
};

}  // namespace weir::ui
