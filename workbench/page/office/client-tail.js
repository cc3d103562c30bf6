// Served behind Microsoft's excel-web-16.00.js, which stays as it is. Two things differ from Excel on the web:
(function () {
  var helper = OSF.InitializationHelper.prototype;
  // 1. The client talks only to hosts on https under Microsoft's domains; the workbench is a plain page on localhost.
  helper.checkReceiverOriginAndRun = function (run) {
    this._webAppState.clientEndPoint._hostTrustCheckStatus = Microsoft.Office.Common.HostTrustStatus.trusted;
    run();
  };
  // 2. On the web there is no Office.context.officeTheme; Excel on the desktop gives one, and so does the workbench.
  var prepare = helper.prepareApiSurface;
  helper.prepareApiSurface = function (context) {
    context._officeTheme = this._appContext._officeTheme;
    return prepare.call(this, context);
  };
})();
