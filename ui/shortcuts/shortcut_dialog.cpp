// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shortcuts/shortcut_dialog.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <array>

#include "ui/actions/action_registry.hpp"
#include "ui/shortcuts/keys_field.hpp"
#include "ui/shortcuts/shortcut_model.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/table_view.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr std::array kWidths{ColumnWidth{ShortcutModel::Action, 300},
                             ColumnWidth{ShortcutModel::Keys, 130},
                             ColumnWidth{ShortcutModel::Default, 130}};

// A letter alone, or Enter, is typed somewhere; with Ctrl, Alt or Meta it is not, and function
// keys never are.
bool canBeShortcut(int keyAndModifiers) {
    const QKeyCombination pressed = QKeyCombination::fromCombined(keyAndModifiers);
    const bool modified =
        pressed.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const bool function = pressed.key() >= Qt::Key_F1 && pressed.key() <= Qt::Key_F35;
    return modified || function;
}

}  // namespace

ShortcutDialog::ShortcutDialog(ActionRegistry& actions, QWidget* window)
    : QDialog(window),
      m_actions(actions),
      m_model(new ShortcutModel(actions, this)),
      m_find(new QLineEdit(this)),
      m_table(new TableView(this)),
      m_nothing(makeLabel(TextRole::Body, Tone::Muted, this)),
      m_name(makeLabel(TextRole::Head, Tone::Text, this)),
      m_keys(new KeysField(this)),
      m_word(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_swap(new Button(ButtonKind::Normal, this)),
      m_none(new Button(ButtonKind::Normal, this)),
      m_reset(new Button(ButtonKind::Normal, this)),
      m_resetAll(new Button(ButtonKind::Quiet, this)),
      m_close(new Button(ButtonKind::Normal, this)) {
    m_find->setClearButtonEnabled(true);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setColumns({kWidths, ShortcutModel::Action});
    m_table->installEventFilter(this);
    m_keys->installEventFilter(this);
    m_keys->setFixedWidth(metrics().px(180));
    for (Button* button : {m_swap, m_none, m_reset, m_resetAll, m_close}) {
        button->setAutoDefault(false);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics().edgeRight, metrics().edgeRight, metrics().edgeRight,
                               metrics().edgeRight);
    layout->setSpacing(metrics().gap);
    layout->addWidget(m_find);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_nothing);
    layout->addLayout(makeEditor());
    resize(metrics().px(640), metrics().px(560));

    connect(m_find, &QLineEdit::textChanged, m_model, &ShortcutModel::setWords);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_table->setCurrentIndex(m_model->index(0, 0));
        showState();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ShortcutDialog::showState);
    connect(m_table, &QAbstractItemView::doubleClicked, this, &ShortcutDialog::listen);
    connect(m_keys, &KeysField::pressed, this, &ShortcutDialog::take);
    connect(m_swap, &QPushButton::clicked, this, &ShortcutDialog::swap);
    connect(m_none, &QPushButton::clicked, this, [this] { apply({}); });
    connect(m_reset, &QPushButton::clicked, this,
            [this] { takeBack(m_actions.defaultKeys(selected())); });
    connect(m_resetAll, &QPushButton::clicked, this, &ShortcutDialog::resetAll);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    retranslate();
    m_table->setCurrentIndex(m_model->index(0, 0));
    m_table->setFocus();
}

QLayout* ShortcutDialog::makeEditor() {
    auto* fields = new QHBoxLayout;
    fields->setSpacing(metrics().space(2));
    fields->addWidget(m_keys);
    fields->addWidget(m_swap);
    fields->addWidget(m_none);
    fields->addWidget(m_reset);
    fields->addStretch(1);
    auto* end = new QHBoxLayout;
    end->setSpacing(metrics().space(2));
    end->addWidget(m_resetAll);
    end->addStretch(1);
    end->addWidget(m_close);
    auto* down = new QVBoxLayout;
    down->setSpacing(metrics().space(1));
    down->addWidget(m_name);
    down->addLayout(fields);
    down->addWidget(m_word);
    down->addSpacing(metrics().space(2));
    down->addLayout(end);
    m_word->setMinimumHeight(2 * m_word->fontMetrics().height());
    m_word->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return down;
}

QString ShortcutDialog::selected() const {
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : m_model->idAt(rows.first().row());
}

void ShortcutDialog::select(const QString& id) {
    const int row = m_model->rowOf(id);
    if (row >= 0) {
        m_table->setCurrentIndex(m_model->index(row, 0));
    }
}

void ShortcutDialog::showState() {
    const QString id = selected();
    m_wanted = {};
    m_taker.clear();
    m_keys->setKeys(m_actions.keys(id));
    m_name->setText(id.isEmpty() ? tr("No action is selected") : actionName(m_actions, id));
    m_keys->setEnabled(!id.isEmpty());
    m_none->setEnabled(!m_actions.keys(id).isEmpty());
    m_reset->setEnabled(m_actions.keys(id) != m_actions.defaultKeys(id));
    m_resetAll->setEnabled(m_model->anyChanged());
    m_swap->hide();
    setTone(m_word, Tone::Muted);
    m_word->setText(tr("Enter, then the new keys. A change holds at once."));
    m_nothing->setVisible(m_model->rowCount() == 0);
}

void ShortcutDialog::listen() {
    showState();
    m_word->setText(tr("Press the new keys; Esc leaves them as they are."));
    m_keys->setFocus(Qt::OtherFocusReason);
}

// What it came with needs no judging; only another action may have it now.
void ShortcutDialog::takeBack(const QKeySequence& keys) {
    if (keys.isEmpty() || m_actions.takenBy(keys, selected()).isEmpty()) {
        apply(keys);
    } else {
        take(keys);
    }
}

void ShortcutDialog::take(const QKeySequence& pressed) {
    if (pressed.isEmpty()) {
        return;
    }
    const QKeySequence keys(pressed[0]);
    m_keys->setKeys(keys);
    const QString name = keysText(keys);
    m_swap->hide();
    if (!canBeShortcut(keys[0].toCombined())) {
        setTone(m_word, Tone::Error);
        m_word->setText(tr("%1 alone is needed for typing and moving. Add Ctrl or Alt, or press a "
                           "function key.")
                            .arg(name));
        return;
    }
    m_taker = m_actions.takenBy(keys, selected());
    if (m_taker.isEmpty()) {
        apply(keys);
        return;
    }
    m_wanted = keys;
    setTone(m_word, Tone::Error);
    m_word->setText(
        tr("%1 is \"%2\". Swap, or press other keys.").arg(name, actionName(m_actions, m_taker)));
    m_swap->show();
}

void ShortcutDialog::apply(const QKeySequence& keys) {
    const QString id = selected();
    m_actions.setKeys(id, keys);
    showState();
    setTone(m_word, Tone::Ok);
    m_word->setText(keys.isEmpty()
                        ? tr("\"%1\" has no keys now.").arg(actionName(m_actions, id))
                        : tr("\"%1\" is %2 now.").arg(actionName(m_actions, id), keysText(keys)));
    m_table->setFocus(Qt::OtherFocusReason);
}

void ShortcutDialog::swap() {
    const QString id = selected();
    const QString taker = m_taker;
    const QKeySequence wanted = m_wanted;
    const QKeySequence given = m_actions.keys(id);
    // The other one is free of them first; a page of its own may use what is given already.
    m_actions.setKeys(taker, {});
    m_actions.setKeys(taker, m_actions.takenBy(given, taker) == id ? given : QKeySequence());
    apply(wanted);
    m_word->setText(tr("\"%1\" is %2 now, and \"%3\" is %4.")
                        .arg(actionName(m_actions, id), keysText(wanted),
                             actionName(m_actions, taker), keysText(m_actions.keys(taker))));
}

void ShortcutDialog::resetAll() {
    for (const QString& id : m_actions.ids()) {
        m_actions.resetKeys(id);
    }
    showState();
    m_word->setText(tr("All keys are as they came."));
}

bool ShortcutDialog::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (watched == m_table && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
            listen();
            return true;
        }
        if (watched == m_keys && key == Qt::Key_Escape &&
            static_cast<QKeyEvent*>(event)->modifiers() == Qt::NoModifier) {
            showState();
            m_table->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void ShortcutDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ShortcutDialog::retranslate() {
    setWindowTitle(tr("Keyboard shortcuts"));
    m_find->setPlaceholderText(tr("Find an action or its keys"));
    m_find->setAccessibleName(tr("Find an action or its keys"));
    m_table->setAccessibleName(tr("Actions"));
    m_nothing->setText(tr("No action matches."));
    m_keys->setAccessibleName(tr("Keys"));
    m_swap->setText(tr("Swap"));
    m_none->setText(tr("No keys"));
    m_reset->setText(tr("As it came"));
    m_resetAll->setText(tr("Reset all"));
    m_close->setText(tr("Close"));
    m_model->retranslate();
    showState();
}

}  // namespace weir::ui
