//! Module `errno`: the numbers of the operating system's errors.

use crate::modules::ModuleDefinition;

macro_rules! numbers {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name),)*] };
}

/// Linux's errors that other systems have too.
static NUMBERS: &[(&str, i32)] = numbers! {
    EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY EEXIST EXDEV
    ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE EDEADLK
    ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP EWOULDBLOCK EOVERFLOW ENOTSUP EOPNOTSUPP EADDRINUSE EADDRNOTAVAIL
    ENETDOWN ENETUNREACH ECONNABORTED ECONNRESET ENOBUFS EISCONN ENOTCONN ETIMEDOUT ECONNREFUSED EALREADY EINPROGRESS
    ECANCELED ESHUTDOWN EHOSTUNREACH EPROTO ENOTSOCK
};

/// `errno`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "errno",
    functions: &[],
    fill: |vm, namespace| {
        let names = vm.new_dict();
        for (name, number) in NUMBERS {
            let number = vm.new_int(i64::from(*number));
            vm.dict_set_name(namespace, name, number.clone());
            let name = vm.intern(name);
            if vm.dict_get(&names, &number)?.is_none() {
                vm.dict_set(&names, number, name)?;
            }
        }
        vm.dict_set_name(namespace, "errorcode", names);
        Ok(())
    },
};
