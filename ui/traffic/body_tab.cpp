// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/body_tab.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/json_indent.hpp"
#include "ui/traffic/without_keys.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/code_view.hpp"
#include "ui/widgets/copy.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/text.hpp"
#include "ui/widgets/text_marks.hpp"

namespace weir::ui {

namespace {

constexpr qsizetype kMostToIndent = 1 << 20;

}  // namespace

BodyTab::BodyTab(Side side, QWidget* parent)
    : QWidget(parent),
      m_side(side),
      m_choice(new Segments(3, this)),
      m_note(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_copy(new Button(ButtonKind::Normal, this)),
      m_text(new CodeView(this)) {
    m_copy->setIconName(QStringLiteral("copy"));
    auto* bar = new QHBoxLayout;
    bar->setSpacing(metrics().space(2));
    bar->addWidget(m_choice);
    bar->addStretch();
    bar->addWidget(m_copy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics().edgeRight, metrics().gap, metrics().edgeRight,
                               metrics().gap);
    layout->setSpacing(metrics().space(2));
    layout->addLayout(bar);
    layout->addWidget(m_note);
    layout->addWidget(m_text, 1);
    connect(m_choice, &Segments::chosen, this, &BodyTab::showContent);
    connect(m_copy, &QPushButton::clicked, this, [this] { copyText(m_text->code(), m_copy); });
    connect(m_text, &CodeView::marksChanged, this, [this] {
        m_text->goToMark(m_text->markInView());
        tellFound();
    });
    setFocusProxy(m_text);
    retranslate();
}

void BodyTab::find(const QString& needle) {
    m_text->mark(needle);
    m_text->goToMark(m_text->markInView());
}

void BodyTab::findNext(int step) {
    m_text->goToMark(around(m_text->currentMark(), step, m_text->marked()));
}

Findable::Found BodyTab::found() const {
    return {m_text->currentMark() + 1, m_text->marked(), m_text->marked() == kMostMarks};
}

void BodyTab::setContent(Content content) {
    m_content = std::move(content);
    showContent();
}

QString BodyTab::noteOf(bool indented) const {
    if (m_content.facts.state != BodyState::Kept) {
        return absenceText(m_content.facts);
    }
    if (m_content.body.isEmpty()) {
        return tr("The body is empty.");
    }
    //: The size of a body and where it is kept: "1.4 KB, in memory only"
    const QString size = tr("%1, %2").arg(
        bytesText(static_cast<std::uint64_t>(m_content.body.size())), m_content.facts.place);
    if (m_content.cut) {
        //: %1 is a size and where it is kept: "2 MB, in memory only"
        return tr("The first %1; the rest was longer than what is kept.").arg(size);
    }
    if (m_choice->current() == Pretty && !indented) {
        return m_content.body.size() > kMostToIndent
                   ? tr("%1; shown as it was sent: it is too long to indent.").arg(size)
                   : tr("%1; shown as it was sent: it is not JSON.").arg(size);
    }
    return size;
}

void BodyTab::showContent() {
    QString shown;
    QString note;
    if (m_choice->current() == Headers) {
        shown = m_content.headers;
        note = shown.isEmpty() ? tr("No headers were recorded.")
                               : tr("Of a header that does not go on only the name is kept, and no "
                                    "value that looks like a key.");
    } else {
        const QByteArray body = withoutKeys(m_content.body);
        std::optional<QByteArray> indented;
        if (m_choice->current() == Pretty && body.size() <= kMostToIndent) {
            indented = indentJson(body);
        }
        shown = QString::fromUtf8(indented ? *indented : body);
        note = noteOf(indented.has_value());
        if (body != m_content.body) {
            //: %1 says of a body how long it is and where it is kept
            note = tr("%1; what looks like a key is not shown").arg(note);
        }
    }
    m_note->setText(note);
    m_text->setCode(shown);
    m_text->setVisible(!shown.isEmpty());
    m_copy->setEnabled(!shown.isEmpty());
    m_copy->setToolTip(shown.isEmpty() ? tr("There is nothing to copy.") : QString());
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->setAlignment(shown.isEmpty() ? Qt::AlignTop : Qt::Alignment());
}

void BodyTab::retranslate() {
    //: A body with its JSON indented; as it was sent; headers
    m_choice->setTexts({tr("Pretty"), tr("Raw"), tr("Headers")});
    m_choice->setAccessibleName(tr("Show as"));
    m_copy->setText(tr("Copy"));
    m_text->setAccessibleName(m_side == Side::Request ? tr("Request") : tr("Response"));
    showContent();
}

void BodyTab::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
