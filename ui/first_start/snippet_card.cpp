// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/snippet_card.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/code_view.hpp"
#include "ui/widgets/copy.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/panel.hpp"
#include "ui/widgets/tab_bar.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

// At 10 pt; what takes the place of the code is as high, so that nothing jumps.
constexpr double kCodeHeight = 280;

}  // namespace

SnippetCard::SnippetCard(QWidget* parent)
    : QFrame(parent),
      m_tabs(new TabBar(this)),
      m_about(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_calls(new ElidedLabel(Qt::ElideMiddle, this)),
      m_copy(new Button(ButtonKind::Normal, this)),
      m_code(new CodeView(this)),
      m_problem(makeParagraph(TextRole::Body, Tone::Text2, this)),
      m_note(makeParagraph(TextRole::Small, Tone::Muted, this)) {
    setProperty("part", QStringLiteral("card"));
    m_copy->setIconName(QStringLiteral("copy"));
    setTextRole(m_calls, TextRole::Mono);
    m_code->setMinimumHeight(metrics().px(kCodeHeight));
    m_problem->setMinimumHeight(metrics().px(kCodeHeight));
    m_problem->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* line = new QHBoxLayout;
    line->setSpacing(metrics().space(2));
    line->addWidget(m_about);
    line->addWidget(m_calls, 1);
    line->addWidget(m_copy);
    auto* content = new QVBoxLayout;
    content->setContentsMargins(metrics().edgeRight, metrics().gap, metrics().edgeRight,
                                metrics().gap);
    content->setSpacing(metrics().space(2));
    content->addLayout(line);
    content->addWidget(m_code, 1);
    content->addWidget(m_problem, 1);
    content->addWidget(m_note);
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(metrics().space(2), 0, metrics().space(2), 0);
    tabs->addWidget(m_tabs);
    tabs->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, metrics().space(1), 1, 1);
    layout->setSpacing(0);
    layout->addLayout(tabs);
    layout->addWidget(makeDivider(Qt::Horizontal, this));
    layout->addLayout(content, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        m_chosen = true;
        showSnippet();
        emit toolChosen();
    });
    connect(m_copy, &QPushButton::clicked, this, [this] { copyText(m_code->code(), m_copy); });
    retranslate();
}

void SnippetCard::setSnippets(const QVector<Snippet>& snippets) {
    m_snippets = snippets;
    const QSignalBlocker quiet(m_tabs);
    while (m_tabs->count() < m_snippets.size()) {
        m_tabs->addTab(m_snippets.at(m_tabs->count()).title);
    }
    showSnippet();
}

QString SnippetCard::tool() const {
    return m_tabs->count() == 0 ? QString() : m_tabs->tabText(m_tabs->currentIndex());
}

void SnippetCard::openOneThatWorks() {
    const auto works = [](const Snippet& snippet) { return !snippet.code.isEmpty(); };
    if (m_chosen || m_snippets.isEmpty() || works(m_snippets.at(m_tabs->currentIndex()))) {
        return;
    }
    const auto first = std::find_if(m_snippets.cbegin(), m_snippets.cend(), works);
    if (first != m_snippets.cend()) {
        m_tabs->setCurrentIndex(static_cast<int>(first - m_snippets.cbegin()));
        m_chosen = false;
    }
}

void SnippetCard::showSnippet() {
    if (m_snippets.isEmpty()) {
        return;
    }
    const Snippet& shown = m_snippets.at(m_tabs->currentIndex());
    const bool works = !shown.code.isEmpty();
    m_about->setText(works ? tr("%1 It will call").arg(shown.about) : shown.about);
    m_calls->setText(works ? shown.calls : QString());
    m_code->setCode(shown.code);
    m_code->setVisible(works);
    m_problem->setText(shown.problem);
    m_problem->setVisible(!works);
    m_copy->setEnabled(works);
    m_copy->setToolTip(shown.problem);
    m_note->setText(shown.note);
    m_note->setVisible(works && !shown.note.isEmpty());
}

void SnippetCard::retranslate() {
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy snippet"));
    m_tabs->setAccessibleName(tr("Tools"));
    m_code->setAccessibleName(tr("Snippet"));
    showSnippet();
}

void SnippetCard::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
