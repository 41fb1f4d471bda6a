// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/rename_dialog.hpp"

#include <QLabel>
#include <QLineEdit>
#include <utility>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/form_grid.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

RenameDialog::RenameDialog(admin::AdminClient& client, admin::MemberKind kind, std::string name,
                           QWidget* parent)
    : SavingDialog(client, parent),
      m_kind(kind),
      m_before(std::move(name)),
      m_label(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_name(new QLineEdit(QString::fromStdString(m_before), this)),
      m_hint(makeParagraph(TextRole::Small, Tone::Muted, this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    auto* grid = new FormGrid(this, 1);
    m_label->setBuddy(m_name);
    grid->addWidget(m_label, 0, 0);
    grid->addWidget(m_name, 0, 1);
    grid->addWidget(m_hint, 1, 1);
    connect(m_name, &QLineEdit::textChanged, this, &RenameDialog::showState);
    layOut(grid, 460);
    m_name->selectAll();
    retranslate();
}

QString RenameDialog::entered() const {
    return m_name->text().trimmed();
}

QString RenameDialog::missing() const {
    if (entered().isEmpty()) {
        return tr("A name is missing.");
    }
    return entered().toStdString() == m_before ? tr("This is its name now.") : QString();
}

QString RenameDialog::beingWritten() const {
    return tr("It is being written.");
}

void RenameDialog::save() {
    const std::string to = entered().toStdString();
    order(admin::RenameMember{m_kind, m_before, to},
          [self = QPointer(this), to](const admin::RenamedMember&) {
              if (self) {
                  emit self->renamed(to);
              }
          });
}

void RenameDialog::retranslate() {
    setWindowTitle(tr("Rename %1").arg(QString::fromStdString(m_before)));
    m_label->setText(tr("New name"));
    m_hint->setText(m_kind == admin::MemberKind::Team
                        ? tr("Its users and keys go along. Calls of before stay under the name "
                             "that they were made under.")
                    : m_kind == admin::MemberKind::User
                        ? tr("Its keys go along. Calls of before stay under the name that they "
                             "were made under.")
                        : tr("Tools go on with it. Calls of before stay under the name that they "
                             "were made under."));
    footer().setPrimaryText(tr("Rename"));
    showState();
}

}  // namespace weir::ui
