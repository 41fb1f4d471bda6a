// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/control/admin/keys.hpp"
#include "ui/teams/directory_rows.hpp"
#include "ui/widgets/growing_dialog.hpp"

class QCheckBox;
class QLabel;
class QLineEdit;
class QTimeZone;

namespace weir::ui {

class DialogFooter;
class ExpiryField;

// What several keys are to have alike; what is not said stays as each of them has it.
struct KeysChange {
    std::optional<std::string> team;
    std::optional<Timestamp> expiresAt;
    std::optional<std::vector<std::string>> models;
    std::optional<std::vector<std::string>> providers;

    admin::SetKey of(const admin::KeyRow& key) const;
};

// Changes several keys at once: each thing that is ticked.
class KeysDialog : public GrowingDialog {
    Q_OBJECT

public:
    KeysDialog(const std::vector<std::string>& keys, const Clock& clock, const QTimeZone& zone,
               const Directory& directory, QWidget* parent);

signals:
    void agreed(const weir::ui::KeysChange& change);

protected:
    void changeEvent(QEvent* event) override;

private:
    KeysChange change() const;
    void showState();
    void retranslate();

    const QStringList m_keys;
    QLabel* m_names;
    QCheckBox* m_setTeam;
    QCheckBox* m_setExpires;
    QCheckBox* m_setModels;
    QCheckBox* m_setProviders;
    QLineEdit* m_team;
    ExpiryField* m_expires;
    QLineEdit* m_models;
    QLineEdit* m_providers;
    DialogFooter* m_footer;
};

}  // namespace weir::ui
