// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.hpp"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <algorithm>

namespace weir::ui {

namespace {

constexpr double kGrid = 24;

QString pathOf(const QString& name) {
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

QByteArray sourceOf(const QString& name) {
    static QHash<QString, QByteArray> sources;
    auto found = sources.find(name);
    if (found == sources.end()) {
        QFile file(pathOf(name));
        QByteArray text;
        if (file.open(QIODevice::ReadOnly)) {
            text = file.readAll();
        } else {
            qWarning("no icon named %s", qPrintable(name));
        }
        found = sources.insert(name, text);
    }
    return *found;
}

// In units of the grid. 1.35 px at 16 and 1.5 px at 20; bigger ones keep the proportion of 20.
double strokeFor(int size) {
    const double pixels = size >= 20 ? 0.075 * size : std::max(1.2, 0.75 + 0.0375 * size);
    return std::min(pixels, 1.5 + 0.02 * size) * kGrid / size;
}

class LineIconEngine final : public QIconEngine {
public:
    LineIconEngine(QString name, Token token) : m_name(std::move(name)), m_token(token) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        paintIcon(*painter, rect, m_name, colorFor(mode));
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override {
        const int logical = qRound(std::min(size.width(), size.height()) / scale);
        return iconPixmap(m_name, logical, colorFor(mode), scale);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1);
    }

    bool isNull() override { return m_name.isEmpty(); }
    QString key() const override { return QStringLiteral("weir"); }
    QIconEngine* clone() const override { return new LineIconEngine(*this); }

private:
    QColor colorFor(QIcon::Mode mode) const {
        return color(mode == QIcon::Disabled ? Token::Disabled : m_token);
    }

    QString m_name;
    Token m_token;
};

}  // namespace

QIcon icon(const QString& name, Token token) {
    return name.isEmpty() ? QIcon() : QIcon(new LineIconEngine(name, token));
}

void paintIcon(QPainter& painter, const QRect& rect, const QString& name, QColor color) {
    const int size = std::min(rect.width(), rect.height());
    const QPixmap pixmap = iconPixmap(name, size, color, painter.device()->devicePixelRatioF());
    painter.drawPixmap(rect.left() + (rect.width() - size) / 2,
                       rect.top() + (rect.height() - size) / 2, pixmap);
}

QPixmap iconPixmap(const QString& name, int size, QColor color, qreal deviceRatio) {
    if (size <= 0) {
        return {};
    }
    const QString key = QStringLiteral("weir/%1/%2/%3/%4")
                            .arg(name)
                            .arg(size)
                            .arg(color.rgba(), 0, 16)
                            .arg(deviceRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    QByteArray svg = sourceOf(name);
    svg.replace("currentColor", color.name().toLatin1());
    svg.replace("stroke-width=\"1.8\"",
                "stroke-width=\"" + QByteArray::number(strokeFor(size), 'f', 3) + '"');
    const int device = qRound(size * deviceRatio);
    pixmap = QPixmap(device, device);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, device, device));
    painter.end();
    pixmap.setDevicePixelRatio(deviceRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

bool hasIcon(const QString& name) {
    return QFile::exists(pathOf(name));
}

}  // namespace weir::ui
