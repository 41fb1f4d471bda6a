// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_page.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QShowEvent>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/actions/action_registry.hpp"
#include "ui/help/help_text.hpp"
#include "ui/help/topics.hpp"
#include "ui/settings/language.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr double kTopicsWidth = 220;

const QString kShortcuts = QStringLiteral("{shortcuts}");

}  // namespace

HelpPage::HelpPage(const Language& language, QWidget* parent)
    : Page(parent),
      m_language(language),
      m_find(new QLineEdit(this)),
      m_nothing(makeParagraph(TextRole::Body, Tone::Muted, this)),
      m_topics(new QListWidget(this)),
      m_text(new HelpText(this)) {
    m_find->setClearButtonEnabled(true);
    m_topics->setProperty("part", QStringLiteral("topics"));
    m_topics->setFrameShape(QFrame::NoFrame);
    m_topics->setUniformItemSizes(true);

    auto* left = new QVBoxLayout;
    left->setContentsMargins(metrics().edgeLeft, metrics().gap, metrics().gap, metrics().gap);
    left->setSpacing(metrics().gap);
    left->addWidget(m_find);
    left->addWidget(m_nothing);
    left->addWidget(m_topics, 1);
    auto* side = new QFrame(this);
    side->setProperty("part", QStringLiteral("help_side"));
    side->setFixedWidth(metrics().px(kTopicsWidth) + metrics().edgeLeft);
    side->setLayout(left);
    auto* paper = new QFrame(this);
    paper->setProperty("part", QStringLiteral("help_paper"));
    auto* sheet = new QHBoxLayout(paper);
    sheet->setContentsMargins({});
    sheet->addWidget(m_text, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(side);
    layout->addWidget(paper, 1);

    connect(m_find, &QLineEdit::textChanged, this, &HelpPage::find);
    connect(m_topics, &QListWidget::currentRowChanged, this, &HelpPage::showTopic);
    connect(m_text, &QTextBrowser::anchorClicked, this, &HelpPage::follow);
    fillTopics();
}

PageEntry HelpPage::entry() {
    return {QStringLiteral("help"), QStringLiteral("circle-help"), [] { return tr("Help"); }, true,
            QKeySequence(Qt::Key_F1)};
}

void HelpPage::addActions(ActionRegistry& registry) {
    m_actions = &registry;
    registry.add(
        {QStringLiteral("help.find"), ActionGroup::View,
         [] { return HelpPage::tr("Find in the help"); }, QKeySequence(Qt::CTRL | Qt::Key_F),
         [this] { m_find->setFocus(Qt::ShortcutFocusReason); }},
        this);
    connect(&registry, &ActionRegistry::keysChanged, this, &HelpPage::showTopic);
}

QWidget* HelpPage::focusTarget() {
    return m_topics;
}

void HelpPage::comeFrom(const QString& page) {
    m_from = page;
    m_find->clear();
    reveal(helpTopics().contains(page) ? page : helpTopics().constFirst());
}

void HelpPage::reveal(const QString& topic) {
    const auto row = static_cast<int>(helpTopics().indexOf(topic));
    if (row >= 0) {
        m_topics->setCurrentRow(row);
        showTopic();
    }
}

void HelpPage::fillTopics() {
    m_find->setPlaceholderText(tr("Find in the help"));
    m_find->setAccessibleName(tr("Find in the help"));
    m_topics->setAccessibleName(tr("Topics"));
    m_text->setAccessibleName(tr("Help"));
    const int row = std::max(m_topics->currentRow(), 0);
    const QSignalBlocker quiet(m_topics);
    m_topics->clear();
    for (const QString& topic : helpTopics()) {
        auto* item = new QListWidgetItem(helpTitle(helpText(topic, m_language.inUse())), m_topics);
        item->setSizeHint({0, metrics().row});
    }
    m_topics->setCurrentRow(row);
    find(m_find->text());
    showTopic();
}

// Topics that hold every word; the first of them is opened unless the open one is among them.
void HelpPage::find(const QString& words) {
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    int first = -1;
    for (int row = 0; row < m_topics->count(); ++row) {
        const QString text = helpText(helpTopics().at(row), m_language.inUse());
        const bool fits = std::all_of(wanted.begin(), wanted.end(), [&](const QString& word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
        m_topics->item(row)->setHidden(!fits);
        if (fits && first < 0) {
            first = row;
        }
    }
    m_nothing->setText(tr("No topic has all of these words. Try fewer, or a part of one."));
    m_nothing->setVisible(first < 0);
    const QListWidgetItem* current = m_topics->currentItem();
    if (first >= 0 && (current == nullptr || current->isHidden())) {
        m_topics->setCurrentRow(first);
    }
}

// A topic is laid out when somebody looks: the window comes up without.
void HelpPage::showTopic() {
    m_stale = !isVisible();
    if (m_stale) {
        return;
    }
    const QString topic = helpTopics().value(m_topics->currentRow());
    QString text = helpText(topic, m_language.inUse());
    if (text.contains(kShortcuts)) {
        text.replace(kShortcuts, shortcutTable());
    }
    m_text->setTopic(text, m_language.inUse());
}

void HelpPage::follow(const QUrl& link) {
    m_find->clear();
    reveal(link.path().section(u'.', 0, 0));
}

// From the one place that knows them, so that it cannot be out of date.
QString HelpPage::shortcutTable() const {
    QString table =
        QStringLiteral("| %1 | %2 |\n|---|---|\n").arg(tr("What", "keys"), tr("Keys", "keys"));
    if (m_actions == nullptr) {
        return table;
    }
    m_actions->complete();
    for (const ActionGroup group :
         {ActionGroup::Go, ActionGroup::View, ActionGroup::Gateway, ActionGroup::Help}) {
        for (const QAction* action : m_actions->inGroup(group)) {
            const QString keys = action->shortcut().toString(QKeySequence::NativeText);
            if (!keys.isEmpty()) {
                table += QStringLiteral("| %1 | %2 |\n").arg(action->text(), keys);
            }
        }
    }
    return table;
}

void HelpPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        fillTopics();
    } else if (event->type() == QEvent::PaletteChange) {
        showTopic();  // links and pictures keep the colours that they were made with
    }
}

void HelpPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (m_stale) {
        showTopic();
    }
}

void HelpPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && !m_from.isEmpty()) {
        emit pageAsked(m_from);
        return;
    }
    Page::keyPressEvent(event);
}

}  // namespace weir::ui
