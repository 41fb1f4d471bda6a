// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/named_set_dialog.hpp"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <algorithm>
#include <utility>

#include "engine/base/plain_name.hpp"
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

NamedSetDialog::NamedSetDialog(const NamedSet& set, std::function<QStringList(RouteField)> known,
                               std::function<bool(const std::string&)> taken, QWidget* parent)
    : GrowingDialog(parent),
      m_replaces(set.name),
      m_taken(std::move(taken)),
      m_footer(nullptr),
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
    m_footer = new DialogFooter(this);
    m_footer->placeUnder(grid, 520);
    connect(m_footer, &DialogFooter::primaryAsked, this, &NamedSetDialog::finish);
    m_name->setText(QString::fromStdString(set.name));
    // A draft may hold a set of what there are no sets of; then the first kind is offered.
    const auto kind = std::ranges::find(kSetKinds, set.of);
    m_kind->setCurrentIndex(
        kind == std::end(kSetKinds) ? 0 : static_cast<int>(kind - std::begin(kSetKinds)));
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

NamedSet NamedSetDialog::read() const {
    return {m_name->text().trimmed().toStdString(), kind(), namesIn(m_values->text())};
}

QString NamedSetDialog::missing() const {
    const std::string name = read().name;
    if (name.empty()) {
        return tr("The set needs a name.");
    }
    if (!isPlainName(name)) {
        return tr("Use letters, digits, '.', '_' and '-' for the name, at most 64 of them.");
    }
    if (name != m_replaces && m_taken(name)) {
        return tr("There is a set of that name.");
    }
    RouteCondition scratch;
    scratch.field = kind();
    return readValue(m_values->text(), scratch);
}

void NamedSetDialog::finish() {
    if (missing().isEmpty()) {
        emit entered(read());
        accept();
    }
}

void NamedSetDialog::showState() {
    const QString lacks = missing();
    m_footer->setPrimaryEnabled(lacks.isEmpty(), lacks);
    m_footer->setNote(lacks);
}

void NamedSetDialog::retranslate() {
    setWindowTitle(m_replaces.empty() ? tr("Add set")
                                      : tr("Set %1").arg(QString::fromStdString(m_replaces)));
    m_footer->setPrimaryText(m_replaces.empty() ? tr("Add to the draft") : tr("Change the draft"));
    m_nameLabel->setText(tr("Name"));
    //: What a set holds names of: teams, users, …
    m_kindLabel->setText(tr("Of"));
    m_valuesLabel->setText(tr("Names"));
    m_values->setAccessibleName(m_valuesLabel->text());
    m_hint->setText(
        tr("With commas between them; \"*\" at the beginning or the end stands for anything. Rules "
           "ask for it as set:NAME. Live traffic does not follow the draft until it is applied."));
    const QSignalBlocker quiet(m_kind);
    for (int i = 0; i < m_kind->count(); ++i) {
        m_kind->setItemText(i, fieldText(kSetKinds[i]));
    }
    showState();
}

void NamedSetDialog::changeEvent(QEvent* event) {
    GrowingDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
