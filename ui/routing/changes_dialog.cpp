// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/changes_dialog.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/diff/diff_view.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr int kLongestComment = 400;

}  // namespace

ChangesDialog::ChangesDialog(const QString& title, const QString& order, QWidget* parent,
                             Comment comment)
    : QDialog(parent),
      m_intro(makeParagraph(TextRole::Body, Tone::Text2, this)),
      m_diff(new DiffView(this)),
      m_same(makeParagraph(TextRole::Body, Tone::Muted, this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_intro->hide();
    m_same->setText(tr("Both say the same."));
    m_diff->setAccessibleName(tr("What is changed"));
    auto* content = new QVBoxLayout;
    content->setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                                metrics().edgeRight);
    content->setSpacing(metrics().gap);
    content->addWidget(m_intro);
    content->addWidget(m_same);
    content->addWidget(m_diff, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(content, 1);
    if (!order.isEmpty()) {
        if (comment == Comment::Asked) {
            addComment(content);
        }
        m_footer = new DialogFooter(this);
        m_footer->setPrimaryText(order);
        layout->addWidget(m_footer);
        connect(m_footer, &DialogFooter::primaryAsked, this, [this] {
            m_footer->setPrimaryEnabled(false, tr("It is being carried out."));
            emit confirmed(m_comment == nullptr ? QString() : m_comment->text().trimmed());
        });
        (m_comment == nullptr ? static_cast<QWidget*>(m_diff) : m_comment)->setFocus();
    }
    resize(metrics().px(720), metrics().px(520));
}

void ChangesDialog::addComment(QVBoxLayout* content) {
    auto* label = makeLabel(TextRole::Body, Tone::Text2, this);
    label->setText(tr("Comment"));
    m_comment = new QLineEdit(this);
    m_comment->setMaxLength(kLongestComment);
    m_comment->setPlaceholderText(tr("Why, for whoever looks at the history"));
    label->setBuddy(m_comment);
    auto* line = new QHBoxLayout;
    line->setSpacing(metrics().gap);
    line->addWidget(label);
    line->addWidget(m_comment, 1);
    content->addLayout(line);
}

void ChangesDialog::setIntro(const QString& text) {
    m_intro->setText(text);
    m_intro->setVisible(!text.isEmpty());
}

void ChangesDialog::setChanges(const QStringList& before, const QStringList& after) {
    const bool same = before == after;
    m_same->setVisible(same);
    m_diff->setVisible(!same);
    m_diff->setLines(foldSame(diffLines(before, after)));
}

void ChangesDialog::setOrder(const QString& order) {
    m_footer->setPrimaryText(order);
}

void ChangesDialog::setProblem(const QString& problem) {
    m_footer->setPrimaryEnabled(true);
    m_footer->setProblem(problem);
}

}  // namespace weir::ui
