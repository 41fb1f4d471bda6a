// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/named_set_dialog.hpp"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <algorithm>
#include <utility>

#include "ui/routing/condition_value.hpp"
#include "ui/routing/route_text.hpp"
#include "ui/routing/words_field.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/form_grid.hpp"
#include "ui/widgets/names_field.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr RouteField kSetKinds[] = {RouteField::Team,  RouteField::User, RouteField::Key,
                                    RouteField::Model, RouteField::Tier, RouteField::Tag};

}  // namespace

NamedSetDialog::NamedSetDialog(admin::AdminClient& client, const NamedSet& set,
                               std::function<QStringList(RouteField)> known, QWidget* parent)
    : SavingDialog(client, parent),
      m_replaces(set.name),
      m_valuesLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_hint(makeParagraph(TextRole::Small, Tone::Muted, this)) {
    auto* grid = new FormGrid(this, 1);
    m_name = grid->addField(0, 0, m_nameLabel);
    m_kind = grid->addChoice(1, 0, m_kindLabel);
    for (const RouteField kind : kSetKinds) {
        m_kind->addItem(fieldText(kind));
    }
    m_values = new WordsField(this);
    m_values->setKnown([this, known = std::move(known)] { return known(kind()); });
    m_valuesLabel->setBuddy(m_values);
    grid->addWidget(m_valuesLabel, 2, 0);
    grid->addWidget(m_values, 2, 1);
    grid->addWidget(m_hint, 3, 1);
    layOut(grid, 520);
    m_name->setText(QString::fromStdString(set.name));
    m_kind->setCurrentIndex(
        static_cast<int>(std::ranges::find(kSetKinds, set.of) - std::begin(kSetKinds)));
    m_values->setText(namesText(set.values));
    for (QLineEdit* field : {m_name, static_cast<QLineEdit*>(m_values)}) {
        connect(field, &QLineEdit::textChanged, this, &NamedSetDialog::showState);
    }
    connect(m_kind, qOverload<int>(&QComboBox::currentIndexChanged), this,
            &NamedSetDialog::showState);
    retranslate();
}

RouteField NamedSetDialog::kind() const {
    return kSetKinds[m_kind->currentIndex()];
}

NamedSet NamedSetDialog::entered() const {
    return {m_name->text().trimmed().toStdString(), kind(), namesIn(m_values->text())};
}

QString NamedSetDialog::missing() const {
    if (m_name->text().trimmed().isEmpty()) {
        return tr("The set needs a name.");
    }
    RouteCondition scratch;
    scratch.field = kind();
    return readValue(m_values->text(), scratch);
}

QString NamedSetDialog::beingWritten() const {
    return tr("The set is being written.");
}

void NamedSetDialog::save() {
    order(admin::SetNamedSet{m_replaces, entered()},
          [this](const admin::NamedSetRow&) { emit saved(); });
}

void NamedSetDialog::retranslate() {
    setWindowTitle(m_replaces.empty() ? tr("Add set")
                                      : tr("Set %1").arg(QString::fromStdString(m_replaces)));
    footer().setPrimaryText(m_replaces.empty() ? tr("Add set") : tr("Save set"));
    m_nameLabel->setText(tr("Name"));
    //: What a set holds names of: teams, users, …
    m_kindLabel->setText(tr("Of"));
    m_valuesLabel->setText(tr("Names"));
    m_values->setAccessibleName(m_valuesLabel->text());
    m_hint->setText(
        tr("With commas between them; \"*\" at the beginning or the end stands for anything. Rules "
           "ask for it as set:NAME. It is in force as soon as it is saved."));
    const QSignalBlocker quiet(m_kind);
    for (int i = 0; i < m_kind->count(); ++i) {
        m_kind->setItemText(i, fieldText(kSetKinds[i]));
    }
    showState();
}

}  // namespace weir::ui
