// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "engine/control/admin/directory.hpp"
#include "ui/widgets/saving_dialog.hpp"

class QLabel;
class QLineEdit;

namespace weir::ui {

// Another name for a team, a user or a key.
class RenameDialog : public SavingDialog {
    Q_OBJECT

public:
    RenameDialog(admin::AdminClient& client, admin::MemberKind kind, std::string name,
                 QWidget* parent);

signals:
    void renamed(const std::string& to);

protected:
    QString missing() const override;
    QString beingWritten() const override;
    void save() override;
    void retranslate() override;

private:
    QString entered() const;

    const admin::MemberKind m_kind;
    const std::string m_before;
    QLabel* m_label;
    QLineEdit* m_name;
    QLabel* m_hint;
};

}  // namespace weir::ui
