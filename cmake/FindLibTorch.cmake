# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Finds LibTorch without TorchConfig.cmake, which demands a CUDA toolkit as soon as the package was built with CUDA.
# Looked up, in this order: KERBSIDE_LIBTORCH, CMAKE_PREFIX_PATH, the wheel in .deps/venv. Both an unpacked LibTorch and
# the folder of the `torch` Python package have include/ and lib/.
#
# Defines the target LibTorch::LibTorch and the variables LibTorch_VERSION, LibTorch_ROOT, LibTorch_CUDA (ON when the
# package brings its CUDA library: used at run time, no toolkit needed to build).

file(GLOB _libtorch_wheels "${PROJECT_SOURCE_DIR}/.deps/venv/lib/python3*/site-packages/torch")
set(_libtorch_hints)
if(KERBSIDE_LIBTORCH)
    list(APPEND _libtorch_hints "${KERBSIDE_LIBTORCH}")
endif()
list(APPEND _libtorch_hints ${CMAKE_PREFIX_PATH} ${_libtorch_wheels})

find_path(LibTorch_INCLUDE_DIR ATen/ATen.h HINTS ${_libtorch_hints} PATH_SUFFIXES include NO_DEFAULT_PATH)
get_filename_component(LibTorch_ROOT "${LibTorch_INCLUDE_DIR}" DIRECTORY)
foreach(_name torch torch_cpu c10 torch_cuda c10_cuda)
    find_library(LibTorch_${_name}_LIBRARY ${_name} HINTS "${LibTorch_ROOT}/lib" NO_DEFAULT_PATH)
    mark_as_advanced(LibTorch_${_name}_LIBRARY)
endforeach()

set(LibTorch_VERSION "")
if(EXISTS "${LibTorch_INCLUDE_DIR}/torch/headeronly/version.h")
    set(_version_header "${LibTorch_INCLUDE_DIR}/torch/headeronly/version.h")
else()
    set(_version_header "${LibTorch_INCLUDE_DIR}/torch/csrc/api/include/torch/version.h")
endif()
if(EXISTS "${_version_header}")
    file(STRINGS "${_version_header}" _version_lines REGEX "#define TORCH_VERSION_(MAJOR|MINOR|PATCH) [0-9]+")
    foreach(_line IN LISTS _version_lines)
        string(REGEX REPLACE ".* ([0-9]+)$" "\\1" _number "${_line}")
        list(APPEND _version_numbers "${_number}")
    endforeach()
    list(JOIN _version_numbers "." LibTorch_VERSION)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibTorch
    REQUIRED_VARS LibTorch_torch_LIBRARY LibTorch_torch_cpu_LIBRARY LibTorch_c10_LIBRARY LibTorch_INCLUDE_DIR
    VERSION_VAR LibTorch_VERSION
    REASON_FAILURE_MESSAGE "set KERBSIDE_LIBTORCH to an unpacked LibTorch or to the torch Python package, or run ./run.sh, which installs one")
mark_as_advanced(LibTorch_INCLUDE_DIR)

if(LibTorch_FOUND AND NOT TARGET LibTorch::LibTorch)
    add_library(LibTorch::LibTorch INTERFACE IMPORTED)
    # The package ships headers of other libraries (fmt, google, pybind11 …) beside its own; they would shadow those of the
    # distribution and ask for symbols of another version. So only its own folders are shown to the compiler.
    set(_libtorch_headers "${CMAKE_BINARY_DIR}/libtorch-headers")
    file(MAKE_DIRECTORY "${_libtorch_headers}")
    foreach(_folder ATen c10 caffe2 torch)
        file(CREATE_LINK "${LibTorch_INCLUDE_DIR}/${_folder}" "${_libtorch_headers}/${_folder}" SYMBOLIC)
    endforeach()
    target_include_directories(LibTorch::LibTorch SYSTEM INTERFACE
        "${_libtorch_headers}" "${_libtorch_headers}/torch/csrc/api/include")
    target_link_libraries(LibTorch::LibTorch INTERFACE
        "${LibTorch_torch_LIBRARY}" "${LibTorch_torch_cpu_LIBRARY}" "${LibTorch_c10_LIBRARY}")
    target_link_options(LibTorch::LibTorch INTERFACE "LINKER:-rpath,${LibTorch_ROOT}/lib")
    set(LibTorch_CUDA OFF)
    if(LibTorch_torch_cuda_LIBRARY AND LibTorch_c10_cuda_LIBRARY)
        set(LibTorch_CUDA ON)
        # Nothing of ours calls into it by name: without --no-as-needed the linker would drop it, and with it the device.
        target_link_libraries(LibTorch::LibTorch INTERFACE
            "-Wl,--no-as-needed" "${LibTorch_torch_cuda_LIBRARY}" "${LibTorch_c10_cuda_LIBRARY}" "-Wl,--as-needed")
    endif()
endif()
