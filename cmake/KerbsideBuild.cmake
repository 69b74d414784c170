# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Flags, sanitizers and the two functions that make our libraries and tests.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# Dev: optimised like a release, with assertions and line numbers. Not a cache entry: project() has made an empty one already.
set(CMAKE_CXX_FLAGS_DEV "-O2 -g1")
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
    # Debian 12's mold 1.10 may place the read-only-after-relocation segment where the loader refuses it.
    add_link_options(-fuse-ld=mold -Wl,-z,norelro)
endif()

if(KERBSIDE_SANITIZE)
    add_compile_options(-fsanitize=${KERBSIDE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${KERBSIDE_SANITIZE})
endif()

# Warnings are for our own targets only.
add_library(kerbside_flags INTERFACE)
target_compile_options(kerbside_flags INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor)
if(KERBSIDE_WERROR)
    target_compile_options(kerbside_flags INTERFACE -Werror)
endif()
target_include_directories(kerbside_flags INTERFACE "${PROJECT_SOURCE_DIR}")

if(KERBSIDE_TIDY)
    find_program(CLANG_TIDY_PROGRAM clang-tidy REQUIRED)
    set(CMAKE_CXX_CLANG_TIDY "${CLANG_TIDY_PROGRAM};--quiet")
endif()

# kerbside_library(NAME): the static library kerbside_<name>, with the alias Kerbside::<Name>.
function(kerbside_library name)
    string(TOLOWER "${name}" lower)
    add_library(kerbside_${lower} STATIC)
    add_library(Kerbside::${name} ALIAS kerbside_${lower})
    target_link_libraries(kerbside_${lower} PRIVATE kerbside_flags)
    target_include_directories(kerbside_${lower} PUBLIC "${PROJECT_SOURCE_DIR}")
endfunction()

# kerbside_test(NAME name SOURCES … LIBRARIES … [LABELS …]): one doctest program, one ctest entry. It runs with
# KERBSIDE_TEST_DATA set to tests/data; QT=1 makes it a Qt Test program on the offscreen platform.
function(kerbside_test)
    cmake_parse_arguments(arg "QT" "NAME;TIMEOUT" "SOURCES;LIBRARIES;LABELS" ${ARGN})
    add_executable(tst_${arg_NAME} ${arg_SOURCES})
    target_link_libraries(tst_${arg_NAME} PRIVATE kerbside_flags ${arg_LIBRARIES})
    add_test(NAME ${arg_NAME} COMMAND tst_${arg_NAME})
    if("core" IN_LIST arg_LABELS)
        add_dependencies(core_tests tst_${arg_NAME})
    endif()
    set(environment "KERBSIDE_TEST_DATA=${PROJECT_SOURCE_DIR}/tests/data"
        "ASAN_OPTIONS=allocator_may_return_null=1" # some tests ask for more memory than there is
        "UBSAN_OPTIONS=print_stacktrace=1"
        "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/tsan.supp")
    if(arg_QT)
        set_target_properties(tst_${arg_NAME} PROPERTIES AUTOMOC ON)
        target_link_libraries(tst_${arg_NAME} PRIVATE Qt6::Test)
        list(APPEND environment "QT_QPA_PLATFORM=offscreen")
    else()
        target_link_libraries(tst_${arg_NAME} PRIVATE kerbside_doctest)
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    set_tests_properties(${arg_NAME} PROPERTIES ENVIRONMENT "${environment}" LABELS "${arg_LABELS}" TIMEOUT ${arg_TIMEOUT})
endfunction()

# All test programs with the label core: what the sanitizers run in CI.
add_custom_target(core_tests)
