// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <variant>

#include "engine/base/team.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/widgets/saving_dialog.hpp"

class QLabel;
class QLineEdit;

namespace weir::ui {

// Adds a team or a user, or changes one: a name and three facts.
class MemberDialog : public SavingDialog {
    Q_OBJECT

public:
    using Member = std::variant<Team, User>;

    // One without a name: a new one.
    MemberDialog(admin::AdminClient& client, Member member, QWidget* parent);
    // A new one of this name, with what is known of it.
    void makeNew();

signals:
    void saved(const weir::ui::MemberDialog::Member& before, bool wasNew);

private:
    bool isTeam() const { return std::holds_alternative<Team>(m_before); }
    Member entered() const;
    QString missing() const override;
    QString beingWritten() const override;
    void save() override;
    void retranslate() override;

    const Member m_before;
    bool m_isNew;
    std::array<QLabel*, 4> m_labels{};
    std::array<QLineEdit*, 4> m_fields{};
    QLabel* m_hint;
};

}  // namespace weir::ui
