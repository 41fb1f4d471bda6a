// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_text.hpp"

#include <QImage>
#include <QPainter>
#include <QTextBlock>
#include <QUrl>
#include <algorithm>

#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/markdown.hpp"

namespace weir::ui {

namespace {

constexpr double kTextWidth = 760;  // a line longer than this is hard to read

QStringList picturesOf(const QTextDocument& document) {
    QStringList names;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextCharFormat format = part.fragment().charFormat();
            if (format.isImageFormat()) {
                names << format.toImageFormat().name();
            }
        }
    }
    return names;
}

}  // namespace

QString pictureFile(const QString& name, const QString& language) {
    const bool dark = color(Token::Surface).lightnessF() < 0.5;
    return QStringLiteral(":/pictures/%1/%2-%3.png")
        .arg(language, name.section(u'.', 0, 0),
             dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

HelpText::HelpText(QWidget* parent) : QTextBrowser(parent) {
    setFrameShape(NoFrame);
    setOpenLinks(false);
    setLineWrapMode(FixedPixelWidth);
    document()->setDocumentMargin(metrics().edgeLeft);
}

void HelpText::setTopic(const QString& markdown, const QString& language) {
    m_language = language;
    setMarkdown(markdown);
    giveReadingLook(*document());
    m_pictures = picturesOf(*document());
    showPictures();
    moveCursor(QTextCursor::Start);
}

int HelpText::pictureWidth() const {
    return lineWrapColumnOrWidth() - 2 * static_cast<int>(document()->documentMargin());
}

// The document draws a picture as large as it is and without smoothing, so it gets one that fits.
void HelpText::showPictures() {
    m_shownWidth = pictureWidth();
    for (const QString& name : m_pictures) {
        document()->addResource(QTextDocument::ImageResource, QUrl(name), picture(name));
    }
    if (!m_pictures.isEmpty()) {
        document()->markContentsDirty(0, document()->characterCount());
    }
}

QPixmap HelpText::picture(const QString& name) const {
    const QImage whole(pictureFile(name, m_language));
    if (whole.isNull() || m_shownWidth <= 0) {
        return {};
    }
    const double ratio = devicePixelRatioF();
    const int width = qRound(m_shownWidth * ratio);
    QPixmap fitted = QPixmap::fromImage(
        whole.convertToFormat(QImage::Format_RGB32).scaledToWidth(width, Qt::SmoothTransformation));
    QPainter painter(&fitted);
    painter.setPen(QPen(color(Token::Border), ratio));
    painter.drawRect(QRectF(fitted.rect()).adjusted(ratio / 2, ratio / 2, -ratio / 2, -ratio / 2));
    painter.end();
    fitted.setDevicePixelRatio(ratio);
    return fitted;
}

void HelpText::resizeEvent(QResizeEvent* event) {
    QTextBrowser::resizeEvent(event);
    setLineWrapColumnOrWidth(std::min(metrics().px(kTextWidth), viewport()->width()));
    if (pictureWidth() != m_shownWidth) {
        showPictures();
    }
}

}  // namespace weir::ui
