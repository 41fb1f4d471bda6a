// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/failover_editor.hpp"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

struct CauseWords {
    bool Failover::* cause;
    const char* when;
    const char* hint;
};

constexpr CauseWords kCauseWords[] = {
    {&Failover::contextWindow,
     QT_TRANSLATE_NOOP("weir::ui::FailoverEditor", "the call is too long"),
     QT_TRANSLATE_NOOP("weir::ui::FailoverEditor",
                       "It is longer than the context of the model: another may take more.")},
    {&Failover::contentPolicy,
     QT_TRANSLATE_NOOP("weir::ui::FailoverEditor", "its content is refused"),
     QT_TRANSLATE_NOOP("weir::ui::FailoverEditor",
                       "The provider does not answer such a call by its content policy: another "
                       "may.")},
    {&Failover::overload, QT_TRANSLATE_NOOP("weir::ui::FailoverEditor", "the target is overloaded"),
     QT_TRANSLATE_NOOP("weir::ui::FailoverEditor", "It says so itself, with 503 or 529.")},
    {&Failover::timeout, QT_TRANSLATE_NOOP("weir::ui::FailoverEditor", "its time is over"),
     QT_TRANSLATE_NOOP("weir::ui::FailoverEditor",
                       "No answer came in the time that Weir or the provider gives it.")},
};
static_assert(std::size(kCauseWords) == std::size(kFailoverCauses));

const CauseWords& wordsFor(const FailoverCause& cause) {
    return *std::ranges::find(kCauseWords, cause.all, &CauseWords::cause);
}

QString whenText(const FailoverCause& cause) {
    return FailoverEditor::tr(wordsFor(cause).when);
}

}  // namespace

FailoverEditor::FailoverEditor(QWidget* parent)
    : QFrame(parent),
      m_title(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_hint(makeParagraph(TextRole::Small, Tone::Muted, this)) {
    for (const FailoverCause& cause : kFailoverCauses) {
        addRow(cause);
    }
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics().space(3));
    grid->setVerticalSpacing(0);  // the buttons are higher than the boxes
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (const Row& row : m_rows) {
        grid->addWidget(row.box, line, 0);
        grid->addWidget(row.note, line, 1);
        grid->addWidget(row.drop, line, 2);
        ++line;
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(metrics().space(2));
    layout->addWidget(m_title);
    layout->addLayout(grid);
    layout->addWidget(m_hint);
    retranslate();
}

void FailoverEditor::addRow(const FailoverCause& cause) {
    const Row row{&cause, new QCheckBox(this), makeParagraph(TextRole::Small, Tone::Muted, this),
                  new IconButton(QStringLiteral("x"), this)};
    // The lines stand where they are, whoever says what.
    QSizePolicy policy = row.drop->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    row.drop->setSizePolicy(policy);
    connect(row.box, &QCheckBox::clicked, this,
            [this, row](bool on) { say(row, on ? FallsOver::Yes : FallsOver::No); });
    connect(row.drop, &QToolButton::clicked, this, [this, row] {
        row.box->setFocus(Qt::OtherFocusReason);
        say(row, FallsOver::AsForAll);
    });
    m_rows.push_back(row);
}

void FailoverEditor::say(const Row& row, FallsOver what) {
    m_failover.*row.cause->ofRoute = what;
    showRows();
    emit changed();
}

void FailoverEditor::setFailover(const RouteFailover& failover) {
    m_failover = failover;
    showRows();
}

void FailoverEditor::setForAll(const Failover& forAll) {
    m_forAll = forAll;
    showRows();
}

void FailoverEditor::showRows() {
    const Failover holds = m_failover.over(m_forAll);
    for (const Row& row : m_rows) {
        const bool own = m_failover.*row.cause->ofRoute != FallsOver::AsForAll;
        row.box->setChecked(holds.*row.cause->all);
        //: Beside a check box: the rule says nothing of its own
        const QString asForAll = tr("as for all calls");
        //: Beside a check box: the rule says something of its own
        const QString here = m_forAll.*row.cause->all ? tr("only here; for all calls: yes")
                                                      : tr("only here; for all calls: no");
        row.note->setText(own ? here : asForAll);
        setTone(row.note, own ? Tone::Text : Tone::Muted);
        row.box->setAccessibleDescription(row.note->text());
        row.drop->setVisible(own);
    }
}

void FailoverEditor::retranslate() {
    //: Over what leads a call to the next target: the call is too long, its time is over
    m_title->setText(tr("Fall over when"));
    for (const Row& row : m_rows) {
        row.box->setText(whenText(*row.cause));
        row.box->setToolTip(tr(wordsFor(*row.cause).hint));
        row.drop->setName(tr("Go by what is set for all calls: %1").arg(row.box->text()));
    }
    m_hint->setText(
        tr("With a tick the next target is asked, without one the caller gets the error. The "
           "document says what is set for all calls, under failover."));
    showRows();
}

void FailoverEditor::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

QStringList failoverLines(const RouteFailover& failover) {
    QStringList lines;
    for (const FailoverCause& cause : kFailoverCauses) {
        switch (failover.*cause.ofRoute) {
            case FallsOver::AsForAll:
                break;
            case FallsOver::Yes:
                //: %1: the call is too long
                lines << FailoverEditor::tr("falls over when %1").arg(whenText(cause));
                break;
            case FallsOver::No:
                //: %1: the call is too long
                lines << FailoverEditor::tr("does not fall over when %1").arg(whenText(cause));
                break;
        }
    }
    return lines;
}

}  // namespace weir::ui
