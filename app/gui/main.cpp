// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program `kerbside`.
#include "app/gui/engine_cache.h"
#include "app/gui/main_window.h"
#include "app/gui/screenshot.h"
#include "app/gui/start_options.h"
#include "app/gui/theme.h"
#include "widgets/icons.h"
#include "widgets/to_qt.h"

#include <QApplication>
#include <QLocale>
#include <QSettings>
#include <QTimer>
#include <QTranslator>

#include <cstdio>

namespace {

void print(std::FILE* stream, const QString& text) {
    std::fputs(text.toLocal8Bit().constData(), stream);
    if (!text.endsWith(QLatin1Char('\n'))) std::fputc('\n', stream);
    std::fflush(stream);
}

/// `--help` and wrong arguments must work where there is no display.
bool needsNoDisplay(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--") return false;
        if (argument == "-h" || argument == "--help" || argument == "-v" || argument == "--version") return true;
    }
    return false;
}

std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv) {
    if (needsNoDisplay(argc, argv)) return std::make_unique<QCoreApplication>(argc, argv);
    return std::make_unique<QApplication>(argc, argv);
}

int runWindow(QApplication& application, const app::StartOptions& start) {
    app::ThemeSwitch theme(application);
    theme.apply(app::themeNamed(QSettings().value("view/theme").toString()));
    QApplication::setWindowIcon(widgets::programIcon());

    app::MainWindow::Options options;
    if (!start.workspace.isEmpty()) options.workspace = core::Workspace(widgets::toPath(start.workspace));
    options.rememberLayout = start.screenshot.isEmpty();
    options.askBeforeImport = start.screenshot.isEmpty();
    options.applyTheme = [&theme](app::Theme wanted) { theme.apply(wanted); };
    app::MainWindow window(app::EngineCache::makeEngine(), std::move(options));
    window.show();
    for (const QString& model : start.models) window.openModel(model);
    window.openPaths(start.paths);
    if (start.screenshot.isEmpty()) return QApplication::exec();

    app::Screenshot screenshot(window, start.screenshot);
    QObject::connect(&screenshot, &app::Screenshot::taken, &application, [&](int exitCode) {
        print(stdout, screenshot.report());
        for (const QString& error : screenshot.errors()) print(stderr, QStringLiteral("kerbside: ") + error);
        QCoreApplication::exit(exitCode);
    });
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    const auto application = makeApplication(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Kerbside"));
    QCoreApplication::setApplicationName(QStringLiteral("kerbside"));
    QCoreApplication::setApplicationVersion(QStringLiteral(KERBSIDE_VERSION));
    QTranslator translator;
    if (translator.load(QLocale(), QStringLiteral("kerbside"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&translator);

    const app::ParsedStart parsed = app::parseStart(QCoreApplication::arguments());
    if (parsed.ends) {
        print(parsed.exitCode == 0 ? stdout : stderr, parsed.text);
        return parsed.exitCode;
    }
    return runWindow(*static_cast<QApplication*>(application.get()), parsed.options);
}
